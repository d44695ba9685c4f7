select count(*) from public.users
