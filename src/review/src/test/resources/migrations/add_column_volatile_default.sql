-- file: V2__change.sql
alter table users add column token uuid not null default gen_random_uuid();
