-- file: V2__change.sql
create index users_name_idx on users (name);
