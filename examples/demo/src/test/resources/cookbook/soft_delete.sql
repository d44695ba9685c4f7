delete from public.users
where id = ?
