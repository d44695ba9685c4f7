-- names that have no letter: constants that would be empty go by the key's name, or by that of the row's class
create table people (id integer primary key, name text not null);
create table letters (
    id   integer primary key,
    "_"  integer not null references people (id),
    "__" integer constraint letters_copy_fkey references people (id),
    "?"  integer constraint letters_question_fkey references people (id),
    "1"  integer references people (id),
    "!"  text not null check ("!" in ('sent', 'read')),
    "$"  text not null constraint letters_dollar_check check ("$" in ('dear', 'cheap'))
);
create table parcels (
    id  integer primary key,
    "_" integer not null references letters (id)
);
create table "_" (
    "_"     integer primary key,
    "_id"   integer references "_" ("_"),
    letter  integer references letters (id)
);
create table "?" (
    "_"  integer references "_" ("_"),
    "__" integer constraint letter_fkey references letters (id),
    "?"  text,
    primary key ("_", "__")
);
create table pages (
    "_"  integer,
    "__" integer,
    sort integer,
    foreign key ("_", "__") references "?" ("_", "__"),
    primary key ("_", "__", sort)
);
create type "#" as enum ('?', '-');
create table moods (id integer primary key, "#" "#" not null);
create view "%" as select "_", letter from "_";
create function "_"("_" integer, "__" integer) returns table ("?" integer, "!" integer) language sql as 'select 1, 2';
create function "="("?" integer) returns integer language sql as 'select 1';
