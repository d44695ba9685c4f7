drop statistics public.users_stat;
