-- nest tasks: task, done
select p.id, p.name, t.title as task, t.done from projects p left join tasks t on t.project_id = p.id order by p.id, t.id;
