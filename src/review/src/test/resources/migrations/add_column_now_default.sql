-- file: V2__change.sql
alter table users add column seen_at timestamptz not null default now();
