create table orders (
    id       bigint generated always as identity primary key,
    customer text           not null,
    total    numeric(12, 2) not null,
    state    text           not null default 'new' check (state in ('new', 'paid', 'sent'))
);
create index orders_customer_idx on orders (customer);
