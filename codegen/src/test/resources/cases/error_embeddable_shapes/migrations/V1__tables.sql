create table people (id integer not null primary key, street text, city text);
create table orders (id integer not null primary key, street integer, city text);
