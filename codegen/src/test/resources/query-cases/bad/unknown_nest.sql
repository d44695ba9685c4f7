-- nest tasks: x
select p.*, t.* from projects p join tasks t on t.project_id = p.id;
