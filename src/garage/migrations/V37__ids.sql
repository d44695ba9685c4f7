-- typed ids: keys of several types, keys that are other keys, and columns that have two
create table riders (
    id   varchar(20) not null,
    name text        not null,
    constraint riders_pkey primary key (id)
);
create table bikes (
    id       integer not null generated always as identity,
    rider_id text    not null,
    lender   varchar(20),
    gears    integer not null default 1,
    constraint bikes_pkey primary key (id),
    constraint bikes_rider_id_fkey foreign key (rider_id) references riders (id),
    constraint bikes_lender_fkey foreign key (lender) references riders (id)
);
create index bikes_rider_id_idx on bikes (rider_id);
-- a bigint that points to an integer, and is the key
create table locks (
    bike_id bigint not null,
    code    text   not null,
    constraint locks_pkey primary key (bike_id),
    constraint locks_bike_id_fkey foreign key (bike_id) references bikes (id)
);
create table races (
    price numeric not null,
    start text    not null,
    constraint races_pkey primary key (price)
);
create table entries (
    race     numeric(8, 2) not null,
    bike_id  integer       not null,
    rider_id varchar(20)   not null,
    place    integer,
    constraint entries_pkey primary key (race, bike_id),
    constraint entries_race_fkey foreign key (race) references races (price),
    constraint entries_bike_id_fkey foreign key (bike_id) references bikes (id),
    constraint entries_rider_id_fkey foreign key (rider_id) references riders (id)
);
-- its key is that of two tables, so that it has neither's id
create table teams (
    id varchar(20) not null,
    constraint teams_pkey primary key (id)
);
create table captains (
    id    varchar(20) not null,
    title text        not null,
    constraint captains_pkey primary key (id),
    constraint captains_id_fkey foreign key (id) references riders (id),
    constraint captains_team_fkey foreign key (id) references teams (id)
);
create table tickets (
    hash bytea not null,
    rider_id varchar(20),
    constraint tickets_pkey primary key (hash),
    constraint tickets_rider_id_fkey foreign key (rider_id) references riders (id)
);
create table bets (
    at       timestamptz not null,
    follows  timestamptz,
    constraint bets_pkey primary key (at),
    constraint bets_follows_fkey foreign key (follows) references bets (at)
);
create table lanes (
    span int4range not null,
    name text      not null,
    constraint lanes_pkey primary key (span)
);
