-- name: a-b
select id, email from users;
