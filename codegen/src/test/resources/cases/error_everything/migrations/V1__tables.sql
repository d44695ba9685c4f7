create schema audit;
create table users (id integer primary key, home money, "?" text);
create table "user" (id integer primary key, at regclass);
create table audit.logs (id integer primary key, at xid);
create table audit.log (id integer primary key, secret text);
create table empty ();
create table keys (
    id      integer primary key,
    a       integer not null,
    b       integer not null,
    a_and_b integer not null unique,
    unique (a, b),
    constraint "#" check (a > 0)
);
create table "a-b" (id integer primary key);
create table "a b" (id integer primary key);
