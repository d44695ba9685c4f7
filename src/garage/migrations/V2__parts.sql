create schema ext;
create extension citext schema ext;

create table parts (
    email     ext.citext    not null,
    photo     bytea,
    waited    interval,
    nick      name,
    letter    "char",
    number    oid,
    manual    xml,
    tags      text[]        not null default '{}',
    codes     varchar(3)[],
    counts    integer[],
    prices    numeric(5, 2)[],
    flags     boolean[],
    kinds     engine_kind[],
    address   inet,
    span      int4range,
    bits      bit(3),
    pay       money,
    words     tsvector,
    spot      point,
    grid      integer[],
    constraint parts_pkey primary key (email)
);
