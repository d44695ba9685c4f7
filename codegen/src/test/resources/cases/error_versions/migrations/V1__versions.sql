create table texts (id integer primary key, version text not null default '1');
create table nullable (id integer primary key, version integer default 1);
create table undefaulted (id integer primary key, version integer not null);
create table keyless (id integer, version integer not null default 1);
create table in_key (id integer, version integer not null default 1, primary key (id, version));
create table two (id integer primary key, version integer not null default 1, version2 integer not null default 1);
create table always (id integer primary key, version integer generated always as (id + 1) stored not null);
create view seen as select id, 1 as version from texts;
create table fine (id integer primary key, version integer not null default 1);
