-- returns: one
select max(budget) as most from projects;
