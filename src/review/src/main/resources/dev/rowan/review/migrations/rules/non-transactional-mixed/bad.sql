-- file: V2__change.sql
create index concurrently users_name_idx on users (name);
create index concurrently users_country_idx on users (country);
-- file: V2__change.sql.conf
executeInTransaction=false
