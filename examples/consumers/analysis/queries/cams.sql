-- query: sharpest
-- The cams of a type with the highest lift for their duration.
select c.*
from cams c
where c.cam_type = :type
order by c.lift / c.duration desc, c.id
limit :limit;

-- query: spread
-- How far the lifts of each type lie apart.
select c.cam_type, count(*) as cams, max(c.lift) - min(c.lift) as spread
from cams c
group by c.cam_type
order by c.cam_type;
