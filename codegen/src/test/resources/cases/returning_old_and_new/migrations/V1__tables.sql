create table projects (
    id   integer not null,
    name text    not null,
    note text,
    constraint projects_pkey primary key (id)
);
