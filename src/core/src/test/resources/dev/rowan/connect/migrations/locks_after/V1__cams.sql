create table cams (id int primary key);
