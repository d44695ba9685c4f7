-- file: V2__change.sql
create unique index concurrently cams_code_key on cams (code);
-- file: V2__change.sql.conf
executeInTransaction=false
-- file: V3__change.sql
set local lock_timeout = '2s';
alter table cams add constraint cams_code_key unique using index cams_code_key;
