-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects alter column id type bigint;
