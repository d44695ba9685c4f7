-- file: V2__change.sql
set local lock_timeout = '2s';
drop view user_names;
alter table users drop column name;
