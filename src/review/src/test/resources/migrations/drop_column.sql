-- file: V2__change.sql
alter table cams drop column code;
