alter table public.users drop column lower_name;
alter table public.users add column lower_name text generated always as (upper(name)) stored;
