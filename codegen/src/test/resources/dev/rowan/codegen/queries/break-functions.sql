create type mood as enum ('sad', 'ok');
create sequence counter;

create table entries (oid oid, kind text, signature text);

create table pool as
select type, quote_literal(value) || '::' || type as value
from (values
    ('boolean', array['true', 'false']),
    ('smallint', array['0', '1', '-1', '32767', '-32768']),
    ('integer', array['0', '1', '-1', '7', '2147483647', '-2147483648']),
    ('bigint', array['0', '1', '-1', '9223372036854775807', '-9223372036854775808']),
    ('real', array['0', '-0', '1.5', 'NaN', 'Infinity', '-Infinity']),
    ('double precision', array['0', '-0', '1.5', '-2', 'NaN', 'Infinity', '-Infinity', '1e308']),
    ('double precision[]', array['{0.5}', '{}', '{0,1}']),
    ('numeric', array['0', '1.5', '-2', 'NaN', 'Infinity', '-Infinity', '1e100']),
    ('text', array['', 'abc', 'null', '%', '(', '5', '2024-01-01', '{}', 'YYYY', 'day', 'a,b', 'UTC', '"', 'hex', '[)']),
    ('character varying', array['', 'abc', '%', '5']),
    ('character', array['', 'abc', '%', '5']),
    ('"char"', array['', 'a']),
    ('name', array['', 'abc', 'UTF8']),
    ('date', array['epoch', 'infinity', '-infinity', '2024-02-29', '4713-01-01 BC']),
    ('timestamp without time zone', array['epoch', 'infinity', '-infinity', '2024-02-29 10:00', '4713-01-01 BC']),
    ('timestamp with time zone', array['epoch', 'infinity', '-infinity', '2024-02-29 10:00', '4713-01-01 BC']),
    ('time without time zone', array['00:00', '24:00', '12:34:56.789']),
    ('time with time zone', array['00:00+00', '24:00+01', '12:34:56.789-08']),
    ('interval', array['0', '1 month -1 day', 'infinity', '-infinity', '1 second']),
    ('uuid', array['00000000-0000-0000-0000-000000000000', '0190163d-8694-739b-aea5-966c26f8ad91']),
    ('bytea', array['', '\x00ff', 'abc']),
    ('json', array['null', '{}', '[]', '[null]', '{"a":null}', '1', '"x"', 'true']),
    ('jsonb', array['null', '{}', '[]', '[null]', '{"a":null}', '1', '"x"', 'true', '{"a":{"b":1}}']),
    ('jsonpath', array['$', 'strict $.a', '$.a', '$[*] ? (@ > 0)', '$ > 0']),
    ('integer[]', array['{}', '{NULL}', '{1,2}', '{{1,2},{3,4}}', '[0:1]={1,2}']),
    ('text[]', array['{}', '{NULL}', '{a,b}', '{{a,b},{c,NULL}}']),
    ('inet', array['0.0.0.0/0', '::', '10.1.2.3', '10.0.0.0/8']),
    ('xid', array['0', '7']),
    ('oid', array['0', '1259', '999999']),
    ('regclass', array['counter']),
    ('regconfig', array['english', 'simple']),
    ('bit', array['0', '1']),
    ('bit varying', array['', '101']),
    ('money', array['0', '-1.5']),
    ('int4range', array['empty', '[1,5)', '(,)', '(,3]']),
    ('tsvector', array['', 'a:1 b:2']),
    ('tsquery', array['', 'a & b']),
    ('mood', array['sad', 'ok'])) as v (type, of),
    unnest(v.of) as value
union all
values ('record', 'row(null, 1)'), ('record', 'row(null)');

-- What to call for a function with such a parameter.
create function concrete(type text) returns text language sql immutable as $$
    select case type
        when 'anyelement' then 'integer' when 'anynonarray' then 'integer' when 'anycompatible' then 'integer'
        when 'anyarray' then 'integer[]' when 'anycompatiblearray' then 'integer[]' when 'anyenum' then 'mood'
        when 'anyrange' then 'int4range' when '"any"' then 'text' else type end
$$;

-- Lists of arguments; nulls among those from a place on.
create function arguments(types text[], nulls_from int) returns setof text[] language plpgsql as $$
declare
    selected text := '';
    from_list text := '';
begin
    if cardinality(types) = 0 then
        return next '{}'::text[];
        return;
    end if;
    for i in 1..cardinality(types) loop
        selected := concat_ws(', ', nullif(selected, ''), format('a%s.value', i));
        from_list := concat_ws(' cross join ', nullif(from_list, ''), format(
            '(select * from (select value from pool where type = %1$L order by md5(value) limit %4$s) v %2$s) a%3$s', types[i],
            case when i >= nulls_from then format('union all select %L', 'null::' || types[i]) end, i,
            case when cardinality(types) > 3 and i < cardinality(types) then 5 else 20 end));
    end loop;
    return query execute format(
        'select array[%1$s] from %2$s order by md5(concat(%1$s)) limit 200', selected, from_list);
end
$$;

-- How an entry is called so that the answer is whether it gave null.
create function call(kind text, p pg_proc, args text[]) returns text language sql stable as $$
    select case
        when kind = 'first-column' then
            format('select coalesce(bool_or(c is null), false) from (select c from %s as r (c) limit 5) s', c)
        when p.proretset then 
            format('select coalesce(bool_or(not (r is not null)), false) from (select %s as r limit 5) s', c) -- some are endless
        when p.prokind = 'w' or kind = 'frame' then format('select bool_or(x is null) from (select %s over () as x) w', c)
        when kind = 'always' and p.prokind = 'a' then format('select (%s) is null from pg_class where false', c)
        when p.prokind = 'a' then format('select (%s) is null from generate_series(1, 2)', c)
        else format('select (%s) is null', c) end
    from (select case
        when (select aggkind from pg_aggregate where aggfnoid = p.oid) = 'o' then
            format('pg_catalog.%I(%s) within group (order by %s)', p.proname,
                   array_to_string(args[:(select aggnumdirectargs from pg_aggregate where aggfnoid = p.oid)], ', '),
                   args[cardinality(args)])
        when p.proname = 'count' and cardinality(args) = 0 then 'pg_catalog.count(*)'
        else format('pg_catalog.%I(%s)', p.proname, array_to_string(args, ', ')) end as c) called
$$;

-- Calls an entry with all it takes: how many calls gave something, and those that gave null.
create function broken(entry entries) returns text[] language plpgsql as $$
declare
    p pg_proc;
    types text[];
    args text[];
    is_null boolean;
    answers int := 0;
    nulls text[] := '{}';
begin
    select * into p from pg_proc where oid = entry.oid;
    types := array(select concrete(format_type(t, null)) from unnest(p.proargtypes::oid[]) with ordinality u (t, o) order by o);
    if p.provariadic <> 0 then
        types := types || types[cardinality(types)];
    end if;
    for args in select arguments(types, case entry.kind when 'always' then 1 when 'aggregate-always' then 1
                                                        when 'first-argument' then 2 else 99 end) loop
        begin
            execute call(entry.kind, p, args) into is_null;
            answers := answers + 1;
            if is_null then
                nulls := nulls || call(entry.kind, p, args);
            end if;
        exception when others then -- these arguments are refused
        end;
    end loop;
    return answers::text || nulls;
end
$$;
