-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects add column archived_at timestamptz;
-- file: V3__change.sql
set local lock_timeout = '2s';
alter table cams add constraint cams_code_check check (code <> '') not valid;
-- file: V4__change.sql
set local lock_timeout = '2s';
alter table cams validate constraint cams_code_check;
