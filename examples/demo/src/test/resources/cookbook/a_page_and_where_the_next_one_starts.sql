select "public"."users"."id", "public"."users"."email", "public"."users"."subscription_status", "public"."users"."created_at", "public"."users"."updated_at"
from "public"."users"
order by "public"."users"."created_at" desc, "public"."users"."id" desc fetch next ? rows only;

select "public"."users"."id", "public"."users"."email", "public"."users"."subscription_status", "public"."users"."created_at", "public"."users"."updated_at"
from "public"."users"
where (("public"."users"."created_at", "public"."users"."id") < (?::timestamptz, ?::text))
order by "public"."users"."created_at" desc, "public"."users"."id" desc fetch next ? rows only
