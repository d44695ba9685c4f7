-- file: V2__change.sql
alter table users alter column created_at type timestamptz;
