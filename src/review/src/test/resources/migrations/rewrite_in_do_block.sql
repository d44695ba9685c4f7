-- file: V2__change.sql
do $$
begin
    execute 'alter table projects alter column id type bigint';
end $$;
