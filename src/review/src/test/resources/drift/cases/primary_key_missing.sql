alter table public.orders drop constraint orders_pkey;
