create extension citext;
create type address as (street text, city text);
create table users (
    id integer primary key,
    email citext not null,
    tags text[] not null,
    photo bytea,
    pay money,
    ip inet,
    home address,
    during tstzrange,
    waited interval
);
create table logs (at timestamptz, xid xid8, words tsvector);
