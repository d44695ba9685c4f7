-- Every cam with the address of its owner, for an export.
-- returns: stream
-- accept: spills "an export, once a day"
-- accept: unbounded-select "a stream, by a cursor"
select c.*, u.email as owner_email
from cams c
join projects p on p.id = c.project_id
join users u on u.id = p.user_id
order by c.id;
