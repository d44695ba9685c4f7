-- file: V2__change.sql
set local lock_timeout = '2s';
update users set country = 'NO' where country is not null;
