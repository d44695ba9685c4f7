create index by_state on public.orders (state) include (total);
