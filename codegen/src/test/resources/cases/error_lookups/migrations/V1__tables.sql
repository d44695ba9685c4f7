create table empty (code text primary key);
create table days (day date primary key);
create table same (code text primary key, name text);
insert into same values ('a b', 'one'), ('a-b', 'two');
create table signs (sign text primary key);
insert into signs values ('+'), ('-');
create table parts (a integer, b integer, primary key (a, b));
create table users (id integer primary key);
