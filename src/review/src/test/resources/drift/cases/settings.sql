alter table public.users set (fillfactor = 70);
alter table public.users replica identity full;
alter table app.notes set unlogged;
