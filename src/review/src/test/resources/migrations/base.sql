create type plan as enum ('free', 'pro');
create domain score as integer check (value >= 0);

create function touch() returns trigger language plpgsql as $$
begin
    return new;
end $$;

create table users (
    id         bigint generated always as identity primary key,
    email      varchar(200) not null unique,
    name       varchar(50),
    plan       plan not null default 'free',
    country    char(2) not null check (country = upper(country)),
    created_at timestamp not null default now()
);

create table projects (
    id       integer generated always as identity primary key,
    user_id  bigint not null references users on delete cascade,
    title    text not null,
    budget   numeric(10, 2),
    rank     score not null,
    starts   date,
    owner_id bigint
);
create index projects_user_id_idx on projects (user_id);

create table cams (
    id         bigint generated always as identity primary key,
    project_id integer not null references projects on delete cascade,
    code       text,
    lift       numeric(5, 2) not null check (lift > 0)
);
create index cams_code_idx on cams (code);

create table cams_archive (id bigint, code text);

create view user_names as select id, name from users;

create table events (id bigint not null, at date not null) partition by range (at);
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
