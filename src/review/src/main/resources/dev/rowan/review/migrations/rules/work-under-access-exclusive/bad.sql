-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects add column archived_at timestamptz;
alter table cams add constraint cams_code_check check (code <> '');
