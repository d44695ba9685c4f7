create table good (id int);

insert into good (nme) values (1);
