-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users add constraint users_name_check check (name is not null) not valid;
alter table users alter column name set not null;
