-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users add column token uuid not null default gen_random_uuid();
