select id, user_id, name, description, created_at, updated_at
from public.projects
where id = ?
for no key update;

update public.projects
set description = ?
where id = ?
