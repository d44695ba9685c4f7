delete from public.projects
where id = ?
