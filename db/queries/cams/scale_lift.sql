-- Scales the lift of all cams of a project.
-- returns: rows
update cams
set lift = round(lift * :factor, 2)
where project_id = :project_id;
