-- file: V2__change.sql
set local lock_timeout = '2s';
alter table projects add constraint projects_owner_id_fkey foreign key (owner_id) references users;
