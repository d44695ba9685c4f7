-- file: V2__change.sql
alter table users add column mail text generated always as (lower(email)) stored;
