-- The projects of some users, each with its cams.
-- nest cams: c
select p.*, c.*
from projects p
left join cams c on c.project_id = p.id
where p.user_id = any(:user_ids)
order by p.id, c.id;
