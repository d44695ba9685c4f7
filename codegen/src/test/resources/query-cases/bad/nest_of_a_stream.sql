-- returns: stream
-- nest tasks: t
select p.*, t.* from projects p left join tasks t on t.project_id = p.id;
