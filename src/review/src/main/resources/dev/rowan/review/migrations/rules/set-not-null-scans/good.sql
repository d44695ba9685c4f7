-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users add constraint users_name_check check (name is not null) not valid;
-- file: V3__change.sql
set local lock_timeout = '2s';
alter table users validate constraint users_name_check;
-- file: V4__change.sql
set local lock_timeout = '2s';
alter table users alter column name set not null;
alter table users drop constraint users_name_check;
