create table projects (
    id          integer      not null generated always as identity,
    user_id     varchar(255) not null,
    name        varchar(255) not null,
    description text,
    created_at  timestamptz  not null default now(),
    updated_at  timestamptz  not null default now(),
    constraint projects_pkey primary key (id),
    constraint projects_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);

create index projects_user_id_idx on projects (user_id);

create trigger projects_set_updated_at
    before update on projects
    for each row execute function set_updated_at();

comment on table projects is 'An engine that a user works on.';
comment on column projects.id is 'Generated.';
comment on column projects.user_id is 'The owner; deleting the user deletes the project.';
comment on column projects.name is 'The name that the user gave.';
comment on column projects.description is 'Notes in the user''s own words; null when there are none.';
comment on column projects.created_at is 'When the row was inserted (UTC).';
comment on column projects.updated_at is 'When the row was last changed (UTC); kept by a trigger.';
