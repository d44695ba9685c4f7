-- The cams of one user, narrowed by what is asked for.
-- order: newest = c.created_at desc, c.id desc | highest = c.lift desc, c.id
select c.*
from cams c
join projects p on p.id = c.project_id
where p.user_id = :user_id
    /*? type */ and c.cam_type = :type /*?*/
    /*? lift */ and c.lift between :least and :most /*?*/
order by /*? order */ c.created_at desc, c.id desc /*?*/
limit :limit;
