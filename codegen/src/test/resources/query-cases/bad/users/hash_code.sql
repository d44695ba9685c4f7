select u.* from users u;
