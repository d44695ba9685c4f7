alter table public.users drop constraint users_age_check;
alter table public.users add constraint users_age_check check (age > 17);
