-- nest work: name, project
select u.*, p.name, p.id as project
from users u left join projects p on p.user_id = u.id
order by u.id, p.id;
