-- file: V2__change.sql
set local lock_timeout = '2s';
alter table cams add constraint cams_code_key unique (code);
