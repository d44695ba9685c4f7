select '' as parent, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
       case c.relkind when 'v' then 'view' else 'materialized view' end as "kind",
       (select string_agg(o, ', ' order by o collate "C") from unnest(c.reloptions) as o) as "settings",
       pg_get_viewdef(c.oid) as "text"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm') and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
