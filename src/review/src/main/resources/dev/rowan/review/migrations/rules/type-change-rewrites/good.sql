-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users alter column email type varchar(300);
