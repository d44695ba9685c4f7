create table cities (id integer primary key, name text not null unique, population integer);
create table capitals (state text not null) inherits (cities);
create table big_capitals (primary key (id), mayor text) inherits (capitals);
