select id, email, subscription_status, created_at, updated_at
from public.users
where email = ?
