create table users (
    id      text primary key,
    email   text not null unique,
    nick    text,
    created timestamptz not null default now()
);
create table projects (
    id      bigint generated always as identity primary key,
    user_id text not null references users,
    name    text not null,
    note    text,
    tags    text[] not null default '{}',
    state   text not null default 'new' check (state in ('new', 'done')),
    data    jsonb not null default '{}',
    created timestamptz not null default now()
);
create type kind as enum ('intake', 'exhaust');
create table cams (
    id         bigint generated always as identity primary key,
    project_id bigint not null references projects,
    parent_id  bigint references cams,
    kind       kind not null,
    lift       numeric(5, 2) not null,
    duration   int,
    label      char(3)
);
create table loose (a int, b text);
create domain email as text check (value like '%@%');
create schema audit;
create table audit.entries (id bigint primary key, what text not null, mail email);
create table audit.loose (of_audit int);
create view project_cams as
    select p.id as project_id, p.name, c.id as cam_id, c.lift from projects p left join cams c on c.project_id = p.id;
create function twice(x int) returns int language sql immutable as 'select x * 2';
create procedure tidy(in since timestamptz, inout removed int) language plpgsql as $$ begin removed := 0; end $$;
create table retired (id bigint primary key, note text not null);
create rule retired_stays as on delete to retired do instead
    update retired set note = 'gone' where id = old.id returning id, note;
create view nicknamed with (security_barrier) as select id, nick, email from users where nick is not null;
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create table with_foreign_heirs (id bigint not null, name text not null);
create foreign table foreign_heir () inherits (with_foreign_heirs) server files options (filename '/dev/null');
create domain code as text not null;
create table stamped (id int not null, at timestamptz not null, code code);
create function stamp() returns trigger language plpgsql as $$ begin new.at := now(); new.code := 'a'; return new; end $$;
create trigger stamp before insert or update on stamped for each row execute function stamp();
create function cams_of(project bigint) returns setof cams language sql as 'select * from cams where project_id = project';
create function newest_cam() returns cams language sql as 'select * from cams order by id desc limit 1';
