-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects add constraint projects_title_check check (title <> '');
