-- file: V2__change.sql
reindex index concurrently cams_code_idx;
-- file: V2__change.sql.conf
executeInTransaction=false
