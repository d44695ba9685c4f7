update public.projects
set name = ?,
    description = ?
where id = ?
