-- composite types, whose columns are told as those of tables are, and ranges
select '' as parent, format('%I.%I', n.nspname, t.typname) as name, n.nspname as schema,
       case t.typtype when 'c' then 'composite type' else 'range' end as "kind",
       (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid) as "type"
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where (t.typtype = 'r' or t.typtype = 'c' and c.relkind = 'c') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.typrelid and d.deptype = 'e')
