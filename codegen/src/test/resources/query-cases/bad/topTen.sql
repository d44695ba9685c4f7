select id from users limit 10;
