create table x (id integer);
