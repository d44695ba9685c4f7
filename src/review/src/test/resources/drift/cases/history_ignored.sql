alter table public.flyway_schema_history add column more int; create index on public.flyway_schema_history (more);
