alter index public.users_name_idx rename to by_name;
