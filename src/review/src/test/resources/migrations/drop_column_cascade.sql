-- file: V2__change.sql
alter table users drop column name cascade;
