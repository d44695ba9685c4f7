drop materialized view public.totals;
alter table public.orders alter total type numeric(12, 2);
create materialized view public.totals as select user_id, sum(total) as total from public.orders group by user_id;
create unique index totals_user_idx on public.totals (user_id);
