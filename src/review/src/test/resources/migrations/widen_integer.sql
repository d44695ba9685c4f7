-- file: V2__change.sql
alter table projects alter column id type bigint;
