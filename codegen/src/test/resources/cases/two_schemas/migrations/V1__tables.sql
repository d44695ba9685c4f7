create schema sales;
create schema stock;

create type sales.currency as enum ('EUR', 'USD');

create table sales.orders (
    id       integer primary key,
    currency sales.currency not null
);

create table stock.items (
    id       integer primary key,
    order_id integer references sales.orders (id),
    currency sales.currency
);

create table public.ignored (id integer primary key);
