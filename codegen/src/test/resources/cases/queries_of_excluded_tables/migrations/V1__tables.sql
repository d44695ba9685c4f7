create table users (id integer primary key, name text);
create table secrets (id integer primary key, text text not null);
