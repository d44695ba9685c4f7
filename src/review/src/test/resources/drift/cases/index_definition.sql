drop index public.users_recent_idx;
create index users_recent_idx on public.users (created_at desc) where age > 30;
