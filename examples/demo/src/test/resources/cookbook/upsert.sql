insert into public.users (id, email)
values (?, ?)
on conflict (email) do update
set subscription_status = ?
returning id, email, subscription_status, created_at, updated_at
