-- file: V2__change.sql
create index concurrently users_mail_idx on users (lower(email));
-- file: V2__change.sql.conf
executeInTransaction=false
