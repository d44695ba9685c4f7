-- of NOT NULL the columns speak; those of partitions are the parent's
select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(k.conname) as name, n.nspname as schema,
       pg_get_constraintdef(k.oid) as "definition"
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and c.relpersistence <> 't'
  and not (k.contype = 'c' and c.relispartition and not k.conislocal)
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
