create table queries (id integer primary key);
create table users (id integer primary key);
