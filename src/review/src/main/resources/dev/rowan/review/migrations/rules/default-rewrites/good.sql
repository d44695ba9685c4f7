-- file: V2__change.sql
set local lock_timeout = '2s';
alter table users add column seen_at timestamptz not null default now();
