create index concurrently t_id on t (id);
