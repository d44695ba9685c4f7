alter table public.users alter age set default 21, alter created_at drop default;
