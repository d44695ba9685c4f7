-- file: V2__change.sql
set local lock_timeout = '2s';
drop index cams_code_idx;
