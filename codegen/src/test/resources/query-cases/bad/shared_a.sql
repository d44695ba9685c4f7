-- name: Shared
select id, plan from users;
