-- file: V2__change.sql
do $$
declare
    block bigint;
    blocks bigint := pg_relation_size('users') / current_setting('block_size')::bigint;
begin
    for block in 0 .. blocks by 1000 loop
        update users set country = 'NO'
        where ctid >= format('(%s,0)', block)::tid and ctid < format('(%s,0)', block + 1000)::tid and country is not null;
        commit;
    end loop;
end $$;
-- file: V2__change.sql.conf
executeInTransaction=false
