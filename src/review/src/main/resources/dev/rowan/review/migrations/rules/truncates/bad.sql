-- file: V2__change.sql
set local lock_timeout = '2s';
truncate projects cascade;
