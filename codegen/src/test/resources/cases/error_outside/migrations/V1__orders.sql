create table orders (
    id         bigint primary key,
    number     text not null,
    document   json,
    spot       point,
    tags       text[],
    waited     interval,
    created_at timestamptz not null
);
create table order_sorts (id bigint primary key);
create table order_filter (id bigint primary key);
