-- column: a like users.plann
-- column: b like users.plan
-- column: id like users.email
select 'x' as a, 1 as b, 2 as c, u.* from users u;
