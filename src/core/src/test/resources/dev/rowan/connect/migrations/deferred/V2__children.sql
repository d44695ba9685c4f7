create table child (parent integer references parent deferrable initially deferred);
insert into child values (77);
