select u.email from users u;
