-- file: V2__change.sql
set local lock_timeout = '2s';
delete from projects where title = 'none';
