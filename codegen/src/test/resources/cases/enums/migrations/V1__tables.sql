create type mood as enum ('happy', 'so so', 'sad''n''sorry', 'class');
create type "Odd Type" as enum ('a');

create table guests (
    id    integer primary key,
    mood  mood not null,
    wish  mood,
    odd   "Odd Type" not null default 'a',
    unique (mood, odd)
);

create domain temper as mood;
create domain wish as text;
create table dreams (
    id     integer primary key,
    temper temper,
    wish   wish
);
create table hopes (
    id     integer primary key,
    temper temper unique,
    wish   wish
);
