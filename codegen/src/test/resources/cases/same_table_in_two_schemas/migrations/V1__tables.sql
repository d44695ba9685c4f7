create schema sales;
create table public.orders (id integer primary key);
create table sales.orders (id integer primary key);
