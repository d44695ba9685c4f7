alter table public.users alter name drop not null, alter mood set not null;
