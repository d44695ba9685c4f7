select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(r.rulename) as name, n.nspname as schema,
       pg_get_ruledef(r.oid) as "definition",
       case r.ev_enabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on replicas only' else 'always' end as "state"
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
