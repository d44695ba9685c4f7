create table documents (
    id bigint generated always as identity primary key,
    tenant_id uuid not null default current_setting('app.tenant')::uuid,
    title text not null,
    created_by text not null,
    updated_by text not null
);
alter table documents enable row level security;
alter table documents force row level security;
create policy documents_tenant on documents using (tenant_id = current_setting('app.tenant')::uuid);
create function documents_audit() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.created_by := nullif(current_setting('app.username'), '');
    else
        new.created_by := old.created_by;
    end if;
    new.updated_by := nullif(current_setting('app.username'), '');
    return new;
end $$;
create trigger documents_audit before insert or update on documents
    for each row execute function documents_audit();
create table pages (
    id int primary key,
    tenant uuid not null default current_setting('app.tenant')::uuid,
    document_id bigint references documents
);
alter table pages enable row level security;
alter table pages force row level security;
create policy mine on pages as restrictive using (tenant = current_setting('app.tenant')::uuid);
create policy readers on pages using (true);
create policy mine_too on pages using (tenant = current_setting('app.tenant')::uuid);
alter table pages add number int not null default 0;
alter table pages add constraint pages_number_key unique (tenant, number);
