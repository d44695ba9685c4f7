-- file: V2__change.sql
alter table users alter column name set not null;
