create table ${name} (id int);
