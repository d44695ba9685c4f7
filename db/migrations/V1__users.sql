-- One function keeps updated_at of every table, whoever writes the row.
create function set_updated_at() returns trigger
    language plpgsql as
$$
begin
    new.updated_at := now();
    return new;
end
$$;

comment on function set_updated_at() is 'Sets updated_at to the time of the transaction, before each update.';

create table users (
    id                  varchar(255) not null,
    email               varchar(255) not null,
    subscription_status varchar(50)  not null default 'free',
    created_at          timestamptz  not null default now(),
    updated_at          timestamptz  not null default now(),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email)
);

create trigger users_set_updated_at
    before update on users
    for each row execute function set_updated_at();

comment on table users is 'People who design cams.';
comment on column users.id is 'Given by the identity provider, never generated.';
comment on column users.email is 'Where the user is reached; unique.';
comment on column users.subscription_status is 'The plan the user is on, such as free or pro.';
comment on column users.created_at is 'When the row was inserted (UTC).';
comment on column users.updated_at is 'When the row was last changed (UTC); kept by a trigger.';
