-- name: User
select id, email from users;
