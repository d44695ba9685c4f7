select id, email as "a ?" from users;
