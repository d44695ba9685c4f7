-- those of constraints are told there; those of partitions are the parent's
select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(i.relname) as name, n.nspname as schema,
       case when x.indisunique then 'unique ' else '' end
           || regexp_replace(pg_get_indexdef(x.indexrelid), '^.*? USING ', '') as "definition",
       case when x.indisvalid then 'valid' else 'invalid' end as "state"
from pg_index x
join pg_class i on i.oid = x.indexrelid
join pg_class c on c.oid = x.indrelid
join pg_namespace n on n.oid = c.relnamespace
where not i.relispartition and c.relpersistence <> 't'
  and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
