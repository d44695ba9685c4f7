select "public"."cams"."id", "public"."cams"."project_id", "public"."cams"."name", "public"."cams"."cam_type", "public"."cams"."lift", "public"."cams"."duration", "public"."cams"."profile_points", "public"."cams"."created_at", "public"."cams"."updated_at"
from "public"."cams"
where (jsonb_path_exists("public"."cams"."profile_points", ?::jsonpath, cast(? as jsonb), true))
