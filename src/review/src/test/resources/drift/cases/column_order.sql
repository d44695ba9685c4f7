alter table public.orders drop column state;
alter table public.orders add column state text not null default 'new', add column more int;
alter table app.notes drop column body, add column body text collate "C";
