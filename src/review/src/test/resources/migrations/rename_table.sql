-- file: V2__change.sql
alter table users rename to people;
