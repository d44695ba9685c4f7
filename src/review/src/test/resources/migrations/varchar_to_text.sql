-- file: V2__change.sql
drop view user_names;
alter table users alter column name type text;
