select "public"."users"."id", "public"."users"."email", "public"."users"."subscription_status", "public"."users"."created_at", "public"."users"."updated_at"
from "public"."users"
where exists (select
from (select row1_.user_id
from public.projects as row1_
where row1_."name" like ?) as related_ (key0_)
where related_.key0_ = public.users.id)
