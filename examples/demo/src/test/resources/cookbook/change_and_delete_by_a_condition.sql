update public.users
set subscription_status = ?
where "public"."users"."created_at" < ?::timestamptz;

delete from public.projects
where "public"."projects"."description" is null
