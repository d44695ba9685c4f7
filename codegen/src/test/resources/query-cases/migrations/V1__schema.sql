create type mood as enum ('calm', 'wild');
create type place as (street text, room integer);

create table users (
    id       varchar(20) not null,
    email    text        not null,
    plan     text        not null default 'free' check (plan in ('free', 'pro')),
    mood     mood,
    born     date,
    seen_at  timestamptz not null default now(),
    tags     text[]      not null default '{}',
    settings jsonb,
    boss_id  varchar(20),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email),
    constraint users_boss_id_fkey foreign key (boss_id) references users (id)
);

create table projects (
    id      integer     not null generated always as identity,
    user_id varchar(20) not null,
    name    text        not null,
    budget  numeric(10, 2),
    home    place,
    hours   int4range,
    constraint projects_pkey primary key (id),
    constraint projects_user_id_fkey foreign key (user_id) references users (id)
);

create table tasks (
    id         bigint  not null generated always as identity,
    project_id integer not null,
    title      text    not null,
    done       boolean not null default false,
    constraint tasks_pkey primary key (id),
    constraint tasks_project_id_fkey foreign key (project_id) references projects (id)
);

create procedure finish(task bigint) language sql as 'update tasks set done = true where id = task';

create schema audit;
create table audit.logs (
    id   bigint      not null generated always as identity,
    at   timestamptz not null default now(),
    text text        not null,
    constraint logs_pkey primary key (id)
);
