-- file: V2__change.sql
alter table users add column region text;
-- file: V3__change.sql
update users set region = 'eu' where region is null;
alter table users alter column region set not null;
