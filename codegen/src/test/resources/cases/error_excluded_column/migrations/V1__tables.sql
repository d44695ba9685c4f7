create table users (id integer primary key, secret text);
