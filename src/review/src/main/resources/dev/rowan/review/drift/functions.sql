select '' as parent, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
       n.nspname as schema,
       case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window function' else 'function' end as "kind",
       pg_get_function_arguments(p.oid) as "arguments",
       pg_get_function_result(p.oid) as "result",
       l.lanname as "language",
       case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as "volatility",
       case when p.proisstrict then 'returns null on null input' else 'called on null input' end as "null input",
       case when p.prosecdef then 'definer' else 'invoker' end as "security",
       case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as "parallel",
       (select string_agg(o, ', ' order by o collate "C") from unnest(p.proconfig) as o) as "settings",
       (select format('%s, state %s', g.aggtransfn::regproc, format_type(g.aggtranstype, null))
        from pg_aggregate g where g.aggfnoid = p.oid) as "transition",
       coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as "body"
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
