create type place as (street text, room integer);

create table pages (
    address text        not null,
    link    text,
    other   text,
    span    int4range,
    at      timestamptz not null,
    number  numeric(18) not null,
    place   place,
    code    uuid,
    constraint pages_pkey primary key (address)
);
