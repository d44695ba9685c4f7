-- Takes the oldest cams that nobody has measured yet and keeps them until the transaction ends: who asks meanwhile gets others.
select c.*
from cams c
where c.profile_points is null
order by c.created_at, c.id
limit :limit
for update skip locked;
