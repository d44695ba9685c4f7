-- Composite values, these or all, behind a WITH that writes.
with gone as (delete from workshops where name = :gone returning name)
select p.place, array[p.place] as places, (select count(*) from gone) as gone
from (values (row('a "b", c', 1)::place), (row(null, 2)::place)) p (place)
where :places::place[] is null or p.place = any(:places)
order by p.place;
