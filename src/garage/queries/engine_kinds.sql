-- How many engines there are of each kind.
select e.kind, count(*) as engines from engines e group by e.kind order by e.kind;
