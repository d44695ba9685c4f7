create table orders (
    id    integer primary key,
    city  text not null,
    total numeric(10, 2) not null
);

create view big_orders as select id, city, total from orders where total > 1000;

create materialized view city_totals as select city, sum(total) as total, count(*) as orders from orders group by city;
create unique index city_totals_city_idx on city_totals (city);

comment on view big_orders is 'Orders above 1000.';
comment on column big_orders.total is 'Above 1000.';
comment on materialized view city_totals is 'One row per city.';

create materialized view unfilled as select city from orders with no data;
create unique index unfilled_some_idx on unfilled (city) where city > 'b';
create view any_order as select id, city from orders; -- PostgreSQL could write it
