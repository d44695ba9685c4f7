create extension postgres_fdw;
create extension file_fdw;
create server elsewhere foreign data wrapper postgres_fdw options (dbname 'elsewhere', host 'localhost');
create server files foreign data wrapper file_fdw;
create foreign table remote_users (
    id    integer not null,
    email text    not null,
    name  text
) server elsewhere options (schema_name 'public', table_name 'users');
create foreign table read_only_users (id integer not null) server elsewhere options (table_name 'users', updatable 'false');
create foreign table lines (line text) server files options (filename '/dev/null');
