-- keys that are equal for SQL and not the same for Java
create table pegs (
    code   bpchar           not null,
    amount numeric          not null,
    single real             not null,
    moment timestamptz      not null,
    small  smallint         not null,
    price  numeric(6, 2)    not null,
    constraint pegs_pkey primary key (code),
    constraint pegs_amount_key unique (amount),
    constraint pegs_single_key unique (single),
    constraint pegs_moment_key unique (moment),
    constraint pegs_small_price_key unique (small, price)
);
create table hooks (
    id     integer not null,
    code   bpchar  not null,
    padded char(5) not null,
    amount numeric not null,
    single real    not null,
    moment timestamptz not null,
    small  bigint  not null,
    price  numeric not null,
    constraint hooks_pkey primary key (id),
    constraint hooks_code_fkey foreign key (code) references pegs (code),
    constraint hooks_padded_fkey foreign key (padded) references pegs (code),
    constraint hooks_amount_fkey foreign key (amount) references pegs (amount),
    constraint hooks_single_fkey foreign key (single) references pegs (single),
    constraint hooks_moment_fkey foreign key (moment) references pegs (moment),
    constraint hooks_small_price_fkey foreign key (small, price) references pegs (small, price)
);

-- numbers that jOOQ by itself gives other classes
create domain dozens as numeric(7, 0);
create table figures (
    id       integer not null,
    bits     numeric(1, 0),
    small    numeric(4, 0),
    mid      numeric(9, 0),
    big      numeric(18, 0),
    huge     numeric(38, 0),
    required numeric(5, 0) not null,
    dozens   dozens,
    several  numeric(5, 0)[],
    serial   decimal(10),
    constraint figures_pkey primary key (id)
);

-- rows that are not written as they are asked to be
create table seals (
    id   integer not null,
    note text,
    constraint seals_pkey primary key (id)
);
create function keep_seal() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger seals_kept before update or delete on seals for each row when (old.note = 'kept') execute function keep_seal();
