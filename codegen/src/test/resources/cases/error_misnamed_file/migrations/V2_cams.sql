create table cams (id integer primary key);
