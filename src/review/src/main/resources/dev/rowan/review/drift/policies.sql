select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(p.polname) as name, n.nspname as schema,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as "for",
       case when p.polpermissive then 'permissive' else 'restrictive' end as "kind",
       (select string_agg(case when r = 0 then 'public' else pg_get_userbyid(r)::text end, ', '
                          order by case when r = 0 then 'public' else pg_get_userbyid(r)::text end collate "C")
        from unnest(p.polroles) as r) as "roles",
       pg_get_expr(p.polqual, p.polrelid) as "using",
       pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
