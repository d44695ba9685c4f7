create index concurrently notes_user_id_idx on notes (user_id);
