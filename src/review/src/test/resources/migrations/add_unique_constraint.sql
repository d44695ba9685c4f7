-- file: V2__change.sql
alter table cams add constraint cams_code_key unique (code);
