select '' as parent, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
       format_type(s.seqtypid, null) as "type",
       s.seqstart::text as "start",
       s.seqincrement::text as "increment",
       s.seqmin::text as "minimum",
       s.seqmax::text as "maximum",
       s.seqcache::text as "cache",
       case when s.seqcycle then 'cycles' else 'ends' end as "at its end",
       (select format('%I.%I.%I', tn.nspname, t.relname, a.attname)
        from pg_depend d
        join pg_class t on t.oid = d.refobjid
        join pg_namespace tn on tn.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
          and d.deptype in ('a', 'i')) as "owner"
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
