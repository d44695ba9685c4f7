create extension citext;
create type address as (street text, city text);
create type span as range (subtype = float8);
create domain grid as integer[][];
create table users (
    id integer primary key,
    email citext not null,
    tags text[] not null,
    photo bytea,
    pay money,
    ip inet,
    home address,
    homes address[],
    spans span,
    during tstzrange,
    waited interval,
    matrix integer[][],
    grid grid
);
create table logs (at timestamptz, xid xid, place tid, cmd cid, kind regtype, acl aclitem[], words tsvector);
