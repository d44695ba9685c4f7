create extension postgres_fdw;
create server branch foreign data wrapper postgres_fdw options (host 'localhost', dbname 'branch');
create foreign table branch_tools (
    id   integer not null,
    name text
) server branch options (schema_name 'public', table_name 'tools');
