-- The first cams of a project as a label has them: with the name of the project and the address of its owner.
-- name: CamLabel
select c.id, c.name, c.lift, p.name as project, u.email as owner
from cams c
join projects p on p.id = c.project_id
join users u on u.id = p.user_id
where c.project_id = :project_id
order by c.id
limit :limit;
