-- file: V2__change.sql
alter table users alter column email drop not null;
