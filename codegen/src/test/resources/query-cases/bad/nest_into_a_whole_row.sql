-- nest work: email
select u.*, p.id
from users u left join projects p on p.user_id = u.id
order by u.id, p.id;
