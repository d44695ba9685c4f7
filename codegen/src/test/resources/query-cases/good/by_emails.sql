select id from users where email = any(:emails) order by id;
