create table people (id integer not null primary key, name text, first text, last text, street text, city text);
create table orders (id integer not null primary key, street integer, city text);
create table money (id integer not null primary key, amount integer, currency text);
