-- file: V2__change.sql
drop table cams;
