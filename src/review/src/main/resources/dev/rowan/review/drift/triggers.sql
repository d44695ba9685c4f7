select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(t.tgname) as name, n.nspname as schema,
       pg_get_triggerdef(t.oid) as "definition",
       case t.tgenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on replicas only' else 'always' end as "state"
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal and t.tgparentid = 0 and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
