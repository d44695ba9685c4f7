drop trigger users_touch on public.users;
