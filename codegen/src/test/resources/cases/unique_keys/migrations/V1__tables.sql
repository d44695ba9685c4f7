create table currencies (
    code text not null,
    name text not null,
    constraint currencies_code_key unique (code)
);

create table rates (
    base  text not null,
    quote text not null,
    rate  integer not null,
    note  text,
    constraint rates_pair_key unique (base, quote)
);

-- several: each column can be changed by the other key
create table countries (
    iso    text    not null,
    number integer not null,
    name   text,
    constraint countries_iso_key unique (iso),
    constraint countries_number_key unique (number)
);

-- an index is a key too, and so is one that is looked at later
create table indexed (
    a integer not null,
    b text
);
create unique index indexed_a_idx on indexed (a);
create table later (
    a integer not null,
    b text,
    constraint later_a_key unique (a) deferrable initially deferred
);

-- nothing to change
create table alone (
    a integer not null,
    constraint alone_a_key unique (a)
);

-- rows that no such key finds
create table with_nulls (
    a integer,
    b text,
    constraint with_nulls_a_key unique (a)
);
create table some_rows (
    a integer not null,
    b boolean not null
);
create unique index some_rows_a_idx on some_rows (a) where b;
-- keeps the index's name for what violates it
create table pointing (
    id integer primary key,
    a  integer references indexed (a)
);
