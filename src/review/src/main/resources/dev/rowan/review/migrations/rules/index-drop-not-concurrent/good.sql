-- file: V2__change.sql
drop index concurrently cams_code_idx;
-- file: V2__change.sql.conf
executeInTransaction=false
