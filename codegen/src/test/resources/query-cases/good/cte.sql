with rich as (select * from projects where budget > 1000)
select r.id, r.name from rich r order by r.id;
