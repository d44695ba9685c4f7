-- returns: rows
select id from users;
