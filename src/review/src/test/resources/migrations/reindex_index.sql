-- file: V2__change.sql
reindex index cams_code_idx;
