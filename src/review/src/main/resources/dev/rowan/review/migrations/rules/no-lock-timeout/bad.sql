-- file: V2__change.sql
alter table users add column note text;
