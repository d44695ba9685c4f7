-- "#place" is not compared: dropped columns leave gaps, so it is counted
select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(a.attname) as name, n.nspname as schema,
       row_number() over (partition by a.attrelid order by a.attnum) as "#place",
       format_type(a.atttypid, a.atttypmod) as "type",
       case when not a.attnotnull then 'nullable'
            when exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'n'
                           and a.attnum = any(k.conkey) and not k.convalidated) then 'not null, not validated'
            else 'not null' end as "nullness",
       case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
       case a.attgenerated when 's' then 'stored as ' || pg_get_expr(d.adbin, d.adrelid)
                           when 'v' then 'virtual as ' || pg_get_expr(d.adbin, d.adrelid) end as "generated",
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as "identity",
       (select format('%I.%I', l.nspname, o.collname)
        from pg_collation o join pg_namespace l on l.oid = o.collnamespace
        where o.oid = a.attcollation and a.attcollation <> t.typcollation) as "collation"
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
