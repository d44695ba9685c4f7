-- How many users there are.
-- returns: one
select count(*) as users from users;
