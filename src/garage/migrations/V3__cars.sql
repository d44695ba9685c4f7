create table cars (
    vin         text          not null,
    owner       varchar(20)   not null,
    state       text          not null default 'new' check (state in ('new', 'used')),
    door_code   integer,
    extras      text[]        not null default '{}',
    seen_at     timestamptz,
    sold_at     timestamptz,
    mileage     numeric(12, 0) not null default 0,
    price       numeric(10, 2),
    tyres       int4range,
    home_street text          not null,
    home_city   varchar(10),
    park_street text,
    park_city   varchar(10),
    constraint cars_pkey primary key (vin),
    constraint cars_owner_key unique (owner)
);

create table drives (
    car         text          not null,
    day         date          not null,
    tyres       int4range,
    km          integer       not null,
    liters      integer       not null default 0,
    goal_street text,
    goal_city   text,
    constraint drives_pkey primary key (car, day),
    constraint drives_car_fkey foreign key (car) references cars (vin)
);
