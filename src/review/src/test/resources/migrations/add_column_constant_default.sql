-- file: V2__change.sql
alter table users add column credits integer not null default 0;
