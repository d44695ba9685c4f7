create table people (id integer not null primary key, street text, city text);
