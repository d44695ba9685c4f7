create table documents (
    id bigint generated always as identity primary key,
    tenant_id uuid,
    title text not null,
    created_by text not null,
    updated_by text not null,
    unique (tenant_id, title)
);
create policy everybody on documents using (true);
create table orders (
    id bigint generated always as identity primary key,
    number text not null unique,
    place text,
    version int not null default 1,
    deleted_at timestamptz
);
create unique index orders_place_key on orders (lower(place), number);
create table order_lines (order_id bigint references orders, line int, primary key (order_id, line));
create view views as select id, deleted_at from orders;
