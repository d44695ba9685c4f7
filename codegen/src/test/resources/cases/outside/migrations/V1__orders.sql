create type state as enum ('open', 'paid "in" full');
create table orders (
    id         bigint primary key,
    number     text not null,
    state      state not null,
    kind       text not null check (kind in ('gift', 'rush')),
    total      numeric(12, 2),
    tags       text[],
    "createdAt" timestamptz not null,
    document   jsonb
);
create view totals as select state, sum(total) as total from orders group by state;
create table notes (id int primary key, "class" text);
