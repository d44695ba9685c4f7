create table parent (id integer primary key);
