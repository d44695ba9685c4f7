-- One user's projects with the number of cams in each and the highest lift among these, newest first.
select p.id, p.name, count(c.id) as cams, max(c.lift) as highest_lift
from projects p
left join cams c on c.project_id = p.id
where p.user_id = :user_id
group by p.id
order by p.created_at desc, p.id desc
limit :limit;
