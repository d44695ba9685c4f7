create table people (
    id          integer not null generated always as identity,
    home_street text    not null,
    home_city   varchar(10) default 'X',
    work_street text,
    work_city   varchar(10),
    pay         bigint  not null,
    currency    text    not null default 'EUR',
    picture     bytea,
    thumb       bytea   not null default '',
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint people_pkey primary key (id)
);

create table orders (
    number integer not null,
    line   smallint not null,
    street text,
    city   varchar(10),
    total  bigint,
    code   text not null,
    constraint orders_pkey primary key (number, line)
);

create view streets as select home_street, home_city from people;
