-- name: Shared
select id, email as plan from users;
