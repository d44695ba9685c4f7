alter table public.users rename name to full_name;
