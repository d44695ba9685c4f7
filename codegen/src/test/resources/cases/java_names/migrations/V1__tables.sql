create table words (
    "class"     integer primary key,
    "public"    text not null,
    "int"       text not null,
    "enum"      text,
    "record"    text,
    "var"       text,
    "yield"     text,
    "sealed"    text,
    "true"      text,
    "null"      text,
    "_"         text,
    "clone"     text not null,
    "finalize"  text,
    "get_class" text,
    "hash_code" text,
    "notify"    text,
    "notify_all" text,
    "to_string" text,
    "equals"    text,
    "wait"      text,
    "values"    text,
    "empty"     text,
    "columns"   text,
    "row"       text,
    "read"      text,
    "type"      text,
    "new"       text,
    "rs"        text,
    "c"         text
);

create table clashes (
    s        integer not null,
    session  integer not null,
    patch    integer not null,
    change   integer not null,
    next     integer not null,
    rs       integer not null unique,
    "limit"  integer references words ("class"),
    "row"    integer,
    "rows"   integer,
    primary key (s, session, patch, change, next)
);

create table words_by_name (session text primary key);

create table short_clashes (
    s       text primary key,
    session text not null unique,
    patch   text not null unique,
    change  text references words_by_name (session)
);
