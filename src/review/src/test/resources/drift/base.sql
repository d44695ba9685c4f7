create schema app;
create extension citext;
create type public.mood as enum ('sad', 'ok', 'happy');
create domain public.email as text check (value like '%@%');
create type public.point3 as (x int, y int);
create type public.span as range (subtype = int);
create table public.users (
    id         bigint generated always as identity primary key,
    name       text not null,
    mail       public.email not null,
    age        int default 18 check (age > 0),
    mood       public.mood,
    created_at timestamptz not null default now(),
    lower_name text generated always as (lower(name)) stored,
    constraint users_mail_key unique (mail)
);
create index users_name_idx on public.users (name);
create index users_recent_idx on public.users (created_at desc) where age > 20;
create table public.orders (
    id      serial primary key,
    user_id bigint not null references public.users (id) on delete cascade,
    total   numeric(10, 2),
    state   text not null default 'new'
);
create index orders_user_id_idx on public.orders (user_id);
create table app.notes (id int primary key, body text collate "C", owner text);
alter table app.notes enable row level security;
create policy own_notes on app.notes for select using (owner = current_user);
create table public.events (at timestamptz not null, what text) partition by range (at);
create table public.events_2026_01 partition of public.events for values from ('2026-01-01 00:00Z') to ('2026-02-01 00:00Z');
create index events_at_idx on public.events (at);
create view public.adults as select u.id, u.name from public.users u where u.age >= 18;
create materialized view public.totals as select user_id, sum(total) as total from public.orders group by user_id;
create unique index totals_user_idx on public.totals (user_id);
create function public.touch() returns trigger language plpgsql as $$
begin
    new.created_at := now();
    return new;
end
$$;
create function public.twice(n int) returns int language sql immutable return n * 2;
create procedure public.noop() language sql as 'select 1';
create aggregate public.add_up(int) (sfunc = int4pl, stype = int, initcond = '0');
create trigger users_touch before update on public.users for each row execute function public.touch();
create rule no_delete as on delete to app.notes do instead nothing;
create sequence app.numbers increment 5;
create statistics public.users_stat (dependencies) on name, age from public.users;
create function public.on_ddl() returns event_trigger language plpgsql as 'begin end';
create table public.flyway_schema_history (installed_rank int primary key);
