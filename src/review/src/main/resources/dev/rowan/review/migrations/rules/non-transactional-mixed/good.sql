-- file: V2__change.sql
create index concurrently users_name_idx on users (name);
-- file: V2__change.sql.conf
executeInTransaction=false
-- file: V3__change.sql
create index concurrently users_country_idx on users (country);
-- file: V3__change.sql.conf
executeInTransaction=false
