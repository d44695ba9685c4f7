select "public"."cams"."cam_type", count(*), sum("public"."cams"."lift")
from "public"."cams"
group by "public"."cams"."cam_type"
