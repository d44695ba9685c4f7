select p.*, count(t.id) as tasks from projects p left join tasks t on t.project_id = p.id group by p.id order by p.id;
