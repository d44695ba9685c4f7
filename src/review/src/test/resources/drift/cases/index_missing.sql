drop index public.users_name_idx;
