-- file: V2__change.sql
drop index cams_code_idx;
