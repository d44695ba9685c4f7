-- file: V2__change.sql
alter table cams add column user_id bigint references users;
