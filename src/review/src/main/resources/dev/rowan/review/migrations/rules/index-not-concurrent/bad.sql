-- file: V2__change.sql
set local lock_timeout = '2s';
create index users_name_idx on users (name);
