alter table public.users disable trigger users_touch;
