update pg_index set indisvalid = false where indexrelid = 'public.users_name_idx'::regclass;
