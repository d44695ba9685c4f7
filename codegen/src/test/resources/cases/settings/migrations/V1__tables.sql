create table ${prefix}caches (id integer primary key, lives_in text not null default '${city}');
create table criteria (id integer primary key);
create table unwanted (id integer primary key);
create table flyway_like (id integer primary key);
