create table more (id integer);
