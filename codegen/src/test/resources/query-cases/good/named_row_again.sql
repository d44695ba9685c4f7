-- name: Owner
-- returns: optional
select id, email from users where id = :id;
