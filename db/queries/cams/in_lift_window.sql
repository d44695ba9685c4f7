-- Cams whose lift lies in a window, with their place among those of their type: the highest lift is first.
select c.id, c.name, c.cam_type, c.lift, rank() over (partition by c.cam_type order by c.lift desc) as place
from cams c
where c.lift between :least and :most
order by c.cam_type, place, c.id;
