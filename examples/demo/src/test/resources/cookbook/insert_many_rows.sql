insert into public.cams (project_id, name, cam_type, lift, duration)
select unnest(?::pg_catalog.int4[]),
    unnest(?::pg_catalog.varchar[]),
    unnest(?::pg_catalog.varchar[]),
    unnest(?::pg_catalog.numeric[]),
    unnest(?::pg_catalog.int4[])
returning id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
