alter table public.users drop constraint users_mail_key;
