select '' as parent, format('%I.%I', n.nspname, t.typname) as name, n.nspname as schema,
       format_type(t.typbasetype, t.typtypmod) as "type",
       case when t.typnotnull then 'not null' else 'nullable' end as "nullness",
       t.typdefault as "default",
       (select string_agg(format('%I %s', k.conname, pg_get_constraintdef(k.oid)), ', ' order by k.conname collate "C")
        from pg_constraint k where k.contypid = t.oid and k.contype = 'c') as "checks"
from pg_type t join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'd' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
