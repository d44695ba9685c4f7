-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users add column mail text generated always as (lower(email)) stored;
