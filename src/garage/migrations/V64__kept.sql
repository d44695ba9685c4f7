-- rows of tenants, which say who wrote them
create table memos (
    id         integer not null generated always as identity,
    tenant_id  uuid    not null default current_setting('app.tenant')::uuid,
    number     integer not null,
    text       text    not null,
    created_by text    not null,
    updated_by text    not null,
    constraint memos_pkey primary key (id),
    constraint memos_number_key unique (tenant_id, number)
);
alter table memos enable row level security;
alter table memos force row level security;
create policy memos_tenant on memos using (tenant_id = current_setting('app.tenant')::uuid);
create function memos_audit() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.created_by := nullif(current_setting('app.username'), '');
    else
        new.created_by := old.created_by;
    end if;
    new.updated_by := nullif(current_setting('app.username'), '');
    return new;
end $$;
create trigger memos_audit before insert or update on memos
    for each row execute function memos_audit();

-- rows that are marked when they are deleted
create table all_estimates (
    id         serial      not null,
    number     varchar(20) not null,
    total      numeric(12, 2),
    revision   integer     not null default 1,
    deleted_at timestamptz,
    constraint all_estimates_pkey primary key (id),
    constraint all_estimates_total_check check (total >= 0)
);
create unique index estimates_number_key on all_estimates (number) where deleted_at is null;
create view estimates as
    select id, number, total, revision, deleted_at
    from all_estimates where deleted_at is null
    with local check option;
do $$ begin
    if current_setting('server_version_num')::int >= 150000 then
        alter view estimates set (security_invoker = true);
    end if;
end $$;
create function estimates_soft_delete() returns trigger language plpgsql as $$
begin
    update all_estimates set deleted_at = now(), revision = revision + 1
    where id = old.id and deleted_at is null;
    if not found then return null; end if;
    return old;
end $$;
create trigger estimates_soft_delete instead of delete on estimates
    for each row execute function estimates_soft_delete();
create table estimate_lines (
    estimate_id integer     not null,
    line        integer     not null,
    text        varchar(80) not null,
    constraint estimate_lines_pkey primary key (estimate_id, line),
    constraint estimate_lines_estimate_fkey foreign key (estimate_id) references all_estimates
);
