-- file: V2__change.sql
alter table users rename column name to full_name;
