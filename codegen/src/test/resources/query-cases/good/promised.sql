-- returns: one
-- column: most not null
select max(budget) as most from projects;
