-- file: V2__change.sql
alter table cams_archive add primary key (id);
