-- query: rename_all
-- list changes: id, title
update tasks t set title = c.title
from unnest(:id::bigint[], :title::text[]) c (id, title)
where t.id = c.id and t.project_id = :project
returning t.*;

-- query: count_of
-- returns: one
-- list pairs: project, done
-- list texts: prefix, or
-- nullable: prefix
select count(*) as found from tasks t
where exists (select from unnest(:project::int[], :done::bool[]) p (project, done) where p.project = t.project_id and p.done = t.done)
/*? texts */ and exists (
    select from unnest(:prefix::text[], :or::text[]) x (prefix, other) where t.title ~ x.prefix or x.other is null
) /*?*/;
