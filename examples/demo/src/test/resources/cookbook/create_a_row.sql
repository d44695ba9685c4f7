insert into public.users (id, email)
values (?, ?)
returning id, email, subscription_status, created_at, updated_at
