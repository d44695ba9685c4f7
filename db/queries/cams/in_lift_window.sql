-- Cams whose lift lies in a window, with their place among those of their type: the highest lift is first.
-- accept: no-index-for-predicate "a report, which places each cam among all of its type"
-- accept: spills "a report"
-- accept: unbounded-select "a report"
select c.id, c.name, c.cam_type, c.lift, rank() over (partition by c.cam_type order by c.lift desc) as place
from cams c
where c.lift between :least and :most
order by c.cam_type, place, c.id;
