create table tenants (
    id   integer not null,
    name text    not null,
    primary key (id)
);

create table users (
    tenant_id integer not null,
    id        integer not null,
    email     text    not null,
    primary key (tenant_id, id),
    constraint users_tenant_fkey foreign key (tenant_id) references tenants (id)
);

-- the columns of the key to users are no neighbours
create table projects (
    tenant_id integer not null,
    id        integer not null,
    user_id   integer not null,
    name      text    not null,
    primary key (tenant_id, id),
    constraint projects_tenant_fkey foreign key (tenant_id) references tenants (id),
    constraint projects_user_fkey foreign key (tenant_id, user_id) references users (tenant_id, id)
);

create table members (
    tenant_id  integer not null,
    user_id    integer not null,
    project_id integer not null,
    role       text    not null default 'reader',
    primary key (tenant_id, user_id, project_id),
    constraint members_user_fkey foreign key (tenant_id, user_id) references users (tenant_id, id),
    constraint members_project_fkey foreign key (tenant_id, project_id) references projects (tenant_id, id)
);

-- one key has all columns of the other: no pairs
create table settings (
    tenant_id integer not null,
    user_id   integer not null,
    value     text,
    primary key (tenant_id, user_id),
    constraint settings_tenant_fkey foreign key (tenant_id) references tenants (id),
    constraint settings_user_fkey foreign key (tenant_id, user_id) references users (tenant_id, id)
);
