-- name: Owner
select id, email from users order by id;
