-- file: V2__change.sql
set local lock_timeout = '2s';
create view people as select * from users;
