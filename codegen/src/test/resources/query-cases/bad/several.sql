-- returns: one
select 0 as a;
-- query: syntax_of_mine
-- returns: one
select 1 as a
form users;
-- query: two
select 1 as a; select 2 as b;

-- query: no-name :one
select 'ä' as a, nme from users;
-- returns: one
-- query: fine
select u.email from users u where u.id = :id;
-- query: fine
-- column: emial not null
select u.email from users u
-- query: Fine
select u.email from users u where u.id = any(:Ids) and u.email = :ids;
-- query: find_email^
select email from users;
-- query:
select email from users;
-- query: get-user
select u.email from users u;
-- query: in_a_file
select u.email from users u;
-- query: empty
-- Nothing.
-- query: two_fines
-- name: get_author :one
select u.email from users u;
-- query: notify
select u.email from users u;
