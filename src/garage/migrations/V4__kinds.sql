create materialized view workshops_per_year as
select extract(year from opened)::integer as year, count(*) as workshops from workshops group by 1;
create unique index workshops_per_year_year_idx on workshops_per_year (year);

create materialized view workshop_names as select name from workshops with no data;

create table readings (
    engine bigint  not null,
    at     date    not null,
    rpm    integer not null,
    note   text,
    constraint readings_pkey primary key (engine, at),
    constraint readings_engine_fkey foreign key (engine) references engines (serial),
    constraint readings_rpm_check check (rpm > 0)
) partition by range (at);
create unique index readings_note_idx on readings (note, at);

create table readings_2024 partition of readings for values from ('2024-01-01') to ('2025-01-01');
create table readings_2025 partition of readings for values from ('2025-01-01') to ('2026-01-01')
    partition by range (at);
create table readings_2025_h1 partition of readings_2025 for values from ('2025-01-01') to ('2025-07-01');
alter table readings_2024 add constraint readings_2024_own check (rpm < 10000);

create table tools (
    id   integer not null,
    name text    not null,
    constraint tools_pkey primary key (id)
);
create table power_tools (
    watts integer not null
) inherits (tools);

create extension btree_gist;
create table rentals (
    tool   integer not null,
    during daterange not null,
    constraint rentals_do_not_overlap exclude using gist (tool with =, during with &&)
);

create function halves(number integer) returns integer language sql as 'select number / 2';
create function halves(text text) returns text language sql as 'select substr(text, 1, length(text) / 2)';
create function numbers(most integer) returns table (n integer, square integer) language sql
    as 'select i, i * i from generate_series(1, most) as i';
create procedure divide(a integer, b integer, out quotient integer, out rest integer) language plpgsql
    as 'begin quotient := a / b; rest := a % b; end';
create function keep_note() returns trigger language plpgsql as 'begin return new; end';
