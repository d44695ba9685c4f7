create schema extensions;
create extension citext schema extensions;
create table people (
    id    bigint generated always as identity primary key,
    email citext not null unique
);
