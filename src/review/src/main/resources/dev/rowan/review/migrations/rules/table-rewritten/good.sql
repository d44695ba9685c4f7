-- file: V2__change.sql
vacuum cams;
-- file: V2__change.sql.conf
executeInTransaction=false
