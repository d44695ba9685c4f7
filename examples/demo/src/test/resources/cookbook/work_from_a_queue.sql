with picked as materialized (
    select p.id as k1, row_number() over () as rn
    from (select "public"."projects"."id" from "public"."projects" where "public"."projects"."description" is null order by "public"."projects"."id" fetch next ? rows only for no key update of "projects" skip locked) as p),
marked as (
    update public.projects
set description = ?
    from picked
    where public.projects.id = picked.k1
    returning public.projects.id, public.projects.user_id, public.projects.name, public.projects.description, public.projects.created_at, public.projects.updated_at, picked.rn)
select id, user_id, name, description, created_at, updated_at
from marked
order by rn
