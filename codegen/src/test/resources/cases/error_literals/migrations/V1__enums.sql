create type size as enum ('x-large', 'x large', 'small', 'SMALL');
create type letters as enum ('a', 'A');
create table shirts (
    id      integer primary key,
    size    size    not null,
    letters letters not null
);
