-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects add constraint projects_title_check check (title <> '') not valid;
-- file: V3__change.sql
set local lock_timeout = '2s';
alter table projects validate constraint projects_title_check;
