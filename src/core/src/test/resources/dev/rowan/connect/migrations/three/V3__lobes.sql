create table lobes (id int primary key);
