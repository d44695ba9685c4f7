alter table public.users rename constraint users_age_check to old_enough;
