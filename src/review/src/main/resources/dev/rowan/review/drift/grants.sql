-- what the owner has of itself is left out, and so is who owns
with granted as (
    select format('table %I.%I', n.nspname, c.relname) as object, n.nspname, c.relowner as owner,
           aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) as acl
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relpersistence <> 't'
    union all
    select format('sequence %I.%I', n.nspname, c.relname), n.nspname, c.relowner,
           aclexplode(coalesce(c.relacl, acldefault('s', c.relowner)))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and c.relpersistence <> 't'
    union all
    select format('column %I.%I.%I', n.nspname, c.relname, a.attname), n.nspname, c.relowner, aclexplode(a.attacl)
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where a.attacl is not null and c.relpersistence <> 't' and not a.attisdropped
    union all
    select format('function %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), n.nspname, p.proowner,
           aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
    union all
    select format('schema %I', n.nspname), n.nspname, n.nspowner,
           aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner)))
    from pg_namespace n
)
select object as parent,
       case when (acl).grantee = 0 then 'public' else pg_get_userbyid((acl).grantee)::text end as name,
       nspname as schema,
       string_agg(lower((acl).privilege_type) || case when (acl).is_grantable then ' with grant option' else '' end, ', '
                  order by (acl).privilege_type collate "C") as "rights"
from granted
where (acl).grantee <> owner and nspname !~ '^pg_' and nspname <> 'information_schema'
group by 1, 2, 3
