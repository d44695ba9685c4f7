update public.projects
set name = ?
where id = ?
