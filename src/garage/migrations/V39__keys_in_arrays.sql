-- keys of an extension's type, of a domain over an enum, and of a user's binding
create domain fuel as engine_kind;
create table fuels (
    fuel fuel    not null,
    tax  integer not null default 0,
    constraint fuels_pkey primary key (fuel)
);
create table fuel_prices (
    fuel  fuel    not null,
    year  integer not null,
    price integer not null,
    constraint fuel_prices_pkey primary key (fuel, year)
);
create table branches (
    path ext.ltree not null,
    name text      not null,
    constraint branches_pkey primary key (path)
);
create table rims (
    sizes int4range not null,
    name  text      not null,
    constraint rims_pkey primary key (sizes)
);
