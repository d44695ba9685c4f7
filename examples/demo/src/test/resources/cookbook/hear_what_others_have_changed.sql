select id, user_id, name, description, created_at, updated_at
from public.projects
where "public"."projects"."updated_at" >= ?::timestamptz;

select pg_catalog.pg_notify(?, ?)
