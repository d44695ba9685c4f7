create extension citext;
create extension pg_trgm;
create extension pg_stat_statements;

create table readings (
    sensor integer not null,
    at     timestamptz not null,
    value  double precision not null,
    updated_at timestamptz not null default now(),
    primary key (sensor, at)
) partition by range (at);

create table readings_2024 partition of readings for values from ('2024-01-01') to ('2025-01-01');
create table readings_rest partition of readings default;

create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create trigger readings_touch before update on readings for each row execute function touch();

create function doubled(x integer) returns integer language sql immutable return x * 2;
