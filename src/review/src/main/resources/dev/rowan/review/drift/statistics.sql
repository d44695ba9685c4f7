select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(s.stxname) as name, n.nspname as schema,
       regexp_replace(pg_get_statisticsobjdef(s.oid), '^CREATE STATISTICS \S+ ', '') as "definition"
from pg_statistic_ext s
join pg_class c on c.oid = s.stxrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
