-- file: V2__change.sql
create table notes (id bigint primary key, user_id bigint references users, text text);
create index notes_user_id_idx on notes (user_id);
insert into notes values (1, null, 'x');
