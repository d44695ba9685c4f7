-- file: V2__change.sql
alter table users alter column email type varchar(100);
