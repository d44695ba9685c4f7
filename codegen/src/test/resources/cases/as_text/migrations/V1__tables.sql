create extension citext;
create type address as (street text, city text);
create type addr as (street text);
create domain numbers as integer[];
create domain few as numbers check (cardinality(value) < 3);
create domain home as address;
create type span as range (subtype = float8);
create table hosts (
    name citext primary key,
    ip inet not null unique,
    during tstzrange,
    home point not null,
    bits bit(3),
    grid integer[],
    mood text check (mood in ('good', 'bad')),
    street address,
    streets address[],
    addr addr,
    few_n few,
    dom home,
    spans span,
    matrix integer[][],
    pay money,
    kind regtype,
    txid xid,
    padded char(3)
);
create table rooms (host citext not null references hosts, door macaddr);
create table lists (few few, numbers numbers not null);
