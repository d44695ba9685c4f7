create schema audit;
create table a1 (id integer primary key, b_id integer);
create table b1 (id integer primary key, a_id integer references a1);
alter table a1 add foreign key (b_id) references b1;

create table users (id integer primary key, boss_id integer references users);
create table audit.users (id integer primary key, user_id integer references public.users, checked_by integer references public.users);
create table groups (id integer primary key);
create table memberships (
    user_id  integer references users,
    group_id integer references groups,
    primary key (user_id, group_id)
);
