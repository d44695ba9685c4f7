select u.*, s.text from users u join secrets s using (id);
