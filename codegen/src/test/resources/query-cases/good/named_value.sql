-- name: Address
select email from users;
