-- file: V2__change.sql
set local lock_timeout = '2s';
update users set name = '' where name is null;
alter table users alter column name set not null;
