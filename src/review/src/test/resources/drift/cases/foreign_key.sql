alter table public.orders drop constraint orders_user_id_fkey;
alter table public.orders add constraint orders_user_id_fkey foreign key (user_id) references public.users (id) not valid;
