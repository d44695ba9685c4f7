create type mood as enum ('happy', 'so so', 'sad''n''sorry', 'class');
create type "Odd Type" as enum ('a');

create table guests (
    id    integer primary key,
    mood  mood not null,
    wish  mood,
    odd   "Odd Type" not null default 'a',
    unique (mood, odd)
);
