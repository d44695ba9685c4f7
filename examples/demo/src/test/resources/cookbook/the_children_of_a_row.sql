select id, user_id, name, description, created_at, updated_at
from public.projects
where user_id = ?
order by id
