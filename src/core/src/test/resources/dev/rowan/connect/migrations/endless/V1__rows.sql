create table t (id integer);
copy t from stdin;
1
\.
