-- file: V2__change.sql
vacuum full cams;
-- file: V2__change.sql.conf
executeInTransaction=false
