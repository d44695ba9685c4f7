create extension citext;
create table hosts (
    name citext primary key,
    ip inet not null unique,
    during tstzrange,
    home point not null,
    bits bit(3),
    grid integer[],
    mood text check (mood in ('good', 'bad'))
);
create table rooms (host citext not null references hosts, door macaddr);
