create table orders (
    id bigint generated always as identity primary key,
    number text not null unique,
    status text not null default 'open',
    tags text[] not null default '{}',
    version bigint not null default 1
);

-- a key of two columns, a name that needs quotes, a key that can be set
create table order_lines (
    order_id bigint not null references orders,
    line_no integer not null,
    quantity integer not null,
    "Revision" integer not null default 0,
    primary key (order_id, line_no)
);
