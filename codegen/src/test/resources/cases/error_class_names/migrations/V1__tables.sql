create table "user" (id integer primary key);
create table users (id integer primary key);
create table new_users (id integer primary key);
create table acmes (id integer primary key);
create table orders (id integer primary key, state text check (state in ('a', 'b')));
create table order_states (id integer primary key);
