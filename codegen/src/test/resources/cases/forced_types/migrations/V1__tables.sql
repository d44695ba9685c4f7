create extension citext;
create type mood as enum ('good', 'bad');

create table pages (
    address  text        not null,
    mail     citext,
    kind     text        not null check (kind in ('a', 'b')),
    plain    varchar(9),
    names    text[]      not null default '{}',
    bytes    bytea,
    mood     mood,
    number   numeric(18) not null,
    place    point,
    at       timestamptz not null,
    later    timestamptz,
    constraint pages_pkey primary key (address)
);

create view addresses as select address from pages;
