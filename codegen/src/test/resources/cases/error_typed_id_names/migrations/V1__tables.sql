create table users (id text primary key);
create table user_ids (id text primary key);
create table orders (id integer primary key);
create table order_keys (id integer primary key);
create table invoices (id integer primary key);
create table lines (order_id integer references orders (id), number integer, primary key (order_id, number));
create view nothing as select 1 as id;
