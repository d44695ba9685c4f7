create table a (id integer primary key);
create table b (id integer primary key, a_id integer not null references a);
create table c (id integer primary key, parent integer references c, b integer references b);
