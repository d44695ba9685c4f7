-- file: V2__change.sql
alter table cams alter column code type integer using code::integer;
