select "public"."projects"."id", "public"."projects"."user_id", "public"."projects"."name", "public"."projects"."description", "public"."projects"."created_at", "public"."projects"."updated_at"
from "public"."projects"
where (to_tsvector('english', "public"."projects"."description") @@ websearch_to_tsquery(?))
