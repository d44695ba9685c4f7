-- Prints db/sizes.txt as production has it: rowan script sizes | psql -X production > db/sizes.txt
-- It reads the catalogue and the statistics of the last ANALYZE, and no row of a table. Columns that the user may not read are left out.
-- Numbers have two digits, so that a new run changes what has changed.
\set QUIET on
\pset format unaligned
\pset tuples_only on
\pset pager off
with recursive up as (
    select c.oid, c.oid as root from pg_class c where c.relkind in ('r', 'p', 'm') and not c.relispartition
    union all
    select i.inhrelid, up.root from up join pg_inherits i on i.inhparent = up.oid
    join pg_class c on c.oid = i.inhrelid and c.relispartition
), tables as (
    select up.root, format('%I.%I', n.nspname, r.relname) as name, n.nspname, r.relname, r.relkind,
        sum(greatest(c.reltuples, 0)) filter (where c.relkind <> 'p') as rows
    from up
    join pg_class c on c.oid = up.oid
    join pg_class r on r.oid = up.root
    join pg_namespace n on n.oid = r.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp' and r.relpersistence <> 't'
        and not exists (select from pg_depend d where d.objid = r.oid and d.deptype = 'e')
        and not (exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'installed_rank')
            and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'checksum'))
    group by up.root, n.nspname, r.relname, r.relkind
), columns as (
    select t.name, t.name || '.' || quote_ident(a.attname) as column_name, a.attnum, s.n_distinct, s.null_frac, s.avg_width, a.attlen,
        exists (select from pg_index i where i.indrelid = t.root and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = a.attnum
                and i.indpred is null)
        or exists (select from pg_constraint k where k.conrelid = t.root and k.contype = 'f' and k.conkey = array[a.attnum])
        or exists (select from pg_type y where y.oid = a.atttypid and (y.typtype = 'e' or y.typname = 'bool')) as known
    from tables t
    join pg_attribute a on a.attrelid = t.root and a.attnum > 0 and not a.attisdropped
    join pg_stats s on s.schemaname = t.nspname and s.tablename = t.relname and s.attname = a.attname
        and s.inherited = (t.relkind = 'p')
), numbers (part, name, attnum, what, value) as (
    select 6, t.name, 0, 'rows          ' || t.name, t.rows::numeric from tables t
    union all
    select 7, c.name, c.attnum, 'distinct      ' || c.column_name, c.n_distinct::numeric from columns c where not c.known and c.n_distinct <> 0
    union all
    select 8, c.name, c.attnum, 'nulls         ' || c.column_name, c.null_frac::numeric from columns c where c.null_frac >= 0.005
    union all
    select 9, c.name, c.attnum, 'width         ' || c.column_name, c.avg_width::numeric from columns c where c.attlen < 0 and c.avg_width >= 32
), rounded as (
    select n.*, case when n.value = 0 then 0 else round(n.value, 1 - floor(log(abs(n.value)))::int) end as short from numbers n
), lines (part, name, attnum, line) as (
    values (0, '', 0, '# What the planner is told about production, printed by rowan-sizes.sql. The difference of two runs is in the review.')
    union all
    select 1, '', 0, 'stated        ' || current_date || ' by ' || current_user || ' from ' || current_database()
    union all
    select 2, '', 0, 'server        ' || current_setting('server_version_num')::int / 10000
    union all
    select 3, '', 0, 'locale        ' || case
            when to_jsonb(d) ->> 'datlocprovider' = 'b' then 'C'
            when to_jsonb(d) ->> 'datlocprovider' = 'i' then coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')
            else d.datcollate end
    from pg_database d where d.datname = current_database()
    union all
    select 4, name, 0, 'setting       ' || name || ' ' || replace(current_setting(name), ' ', '')
    from pg_settings
    where (category like 'Query Tuning%' or name in ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'))
        and setting <> boot_val and context in ('user', 'superuser') and current_setting(name) <> '' and source <> 'session'
    union all
    values (5, '', 0, '# rate        scan 1M/s        rows a second, for the classes seconds, minutes, hours'),
           (5, '', 1, '# rate        rewrite 200k/s')
    union all
    select part, name, attnum, what || ' ' || case
            when part = 6 and short >= 1000000000 then trim_scale(short / 1000000000) || 'G'
            when part = 6 and short >= 1000000 then trim_scale(short / 1000000) || 'M'
            when part = 6 and short >= 10000 then trim_scale(short / 1000) || 'k'
            else trim_scale(short)::text end
    from rounded
)
select line from lines order by part, name, attnum;
