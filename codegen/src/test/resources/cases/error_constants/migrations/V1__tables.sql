create table users (
    id integer,
    name text,
    constraint users_pkey primary key (id),
    constraint "users-name" unique (name),
    constraint "users name" check (length(name) > 1),
    constraint "!" check (length(name) > 2),
    constraint "?" check (length(name) > 3)
);
