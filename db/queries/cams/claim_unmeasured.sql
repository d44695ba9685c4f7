-- Takes the oldest cams that nobody has measured yet and keeps them until the transaction ends: who asks meanwhile gets others.
-- accept: no-index-for-predicate "waits for the next release: an index on (created_at, id) where profile_points is null"
-- accept: spills "goes with that index"
select c.*
from cams c
where c.profile_points is null
order by c.created_at, c.id
limit :limit
for no key update skip locked;
