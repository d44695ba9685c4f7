-- name: String
select id, email from users;
