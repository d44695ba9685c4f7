-- file: V2__change.sql
create index concurrently users_name_idx on users (name);
-- file: V2__change.sql.conf
executeInTransaction=false
