-- file: V2__change.sql
alter table projects add constraint projects_owner_id_fkey foreign key (owner_id) references users not valid;
alter table projects validate constraint projects_owner_id_fkey;
