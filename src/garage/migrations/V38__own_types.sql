-- domains, rows of migrations and documents as types of their own
create domain email as varchar(40) check (value like '%@%');
create domain work_email as email;
create domain amount as numeric(10, 2) check (value >= 0);
create domain paces as integer[];
create domain rank as engine_kind;
create domain moment as timestamptz(3);

create table badge_kinds (
    code  varchar(20) not null,
    label text,
    constraint badge_kinds_pkey primary key (code)
);
insert into badge_kinds (code) values ('guest'), ('staff'), ('press day');
create table levels (
    id   smallint not null generated always as identity,
    name text     not null,
    constraint levels_pkey primary key (id),
    constraint levels_name_key unique (name)
);
insert into levels (name) values ('low'), ('high');

create table mechanics (
    email  email      not null,
    work   work_email,
    others email[]    not null default '{}',
    wage   amount     not null default 0,
    paces  paces,
    ranks  rank,
    since  moment,
    level  integer,
    curve  jsonb      not null default '[]',
    sketch json,
    constraint mechanics_pkey primary key (email),
    constraint mechanics_work_key unique (work),
    constraint mechanics_level_fkey foreign key (level) references levels (id)
);
create table badges (
    id     integer     not null generated always as identity,
    holder email       not null,
    kind   varchar(20) not null,
    constraint badges_pkey primary key (id),
    constraint badges_holder_fkey foreign key (holder) references mechanics (email),
    constraint badges_kind_fkey foreign key (kind) references badge_kinds (code)
);
