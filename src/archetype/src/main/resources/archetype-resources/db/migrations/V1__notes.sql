create table authors (
    id   bigint not null generated always as identity,
    name text   not null,
    constraint authors_pkey primary key (id),
    constraint authors_name_key unique (name)
);

comment on table authors is 'People who write notes.';

create table notes (
    id         bigint      not null generated always as identity,
    author_id  bigint      not null,
    title      text        not null,
    created_at timestamptz not null default now(),
    constraint notes_pkey primary key (id),
    constraint notes_author_id_fkey foreign key (author_id) references authors (id) on delete cascade
);

create index notes_author_id_idx on notes (author_id);
