-- nest tasks: t
-- returns: one
select p.*, t.* from projects p left join tasks t on t.project_id = p.id where p.id = :id order by t.id;
