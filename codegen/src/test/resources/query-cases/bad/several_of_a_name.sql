-- query: email_of
select u.email from users u where u.id = :id or u.email = :email;

-- query: emailOf
select u.email from users u where u.id = :id or u.email = :email;
-- query: row_one
-- name: SeveralRow
select u.email, 1 as one from users u;
-- query: row_two
-- name: SeveralRow
select u.email, 2 as two from users u;
-- query: shared_components
select u.email as "a b", u.id as a_b from users u;
