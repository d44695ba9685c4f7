select '' as parent, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
       case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' else 'foreign table' end as "kind",
       case c.relpersistence when 'u' then 'unlogged' else 'logged' end as "persistence",
       pg_get_partkeydef(c.oid) as "partition key",
       pg_get_expr(c.relpartbound, c.oid) as "partition bound",
       (select string_agg(format('%I.%I', pn.nspname, p.relname), ', ' order by i.inhseqno)
        from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
        where i.inhrelid = c.oid) as "parent tables",
       case when c.relrowsecurity then 'on' else 'off' end as "row security",
       case when c.relforcerowsecurity then 'on' else 'off' end as "row security for the owner",
       (select string_agg(o, ', ' order by o collate "C") from unnest(c.reloptions) as o) as "settings",
       case c.relreplident when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full' else 'an index' end as "replica identity",
       (select s.srvname from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid) as "server"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
