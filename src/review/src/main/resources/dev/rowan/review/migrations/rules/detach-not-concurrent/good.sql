-- file: V2__change.sql
alter table events detach partition events_2024 concurrently;
-- file: V2__change.sql.conf
executeInTransaction=false
