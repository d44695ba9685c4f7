create type two as (a integer, b integer);
create domain email as text;
create domain pair as two;
create domain "user" as text;
create table users (id integer primary key, email email);
create table emails (id integer primary key);
