alter table public.users rename id to user_id;
