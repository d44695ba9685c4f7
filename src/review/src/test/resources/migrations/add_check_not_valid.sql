-- file: V2__change.sql
alter table projects add constraint projects_title_check check (title <> '') not valid;
