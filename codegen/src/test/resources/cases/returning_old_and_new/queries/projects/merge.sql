-- Either can be missing.
merge into projects p using (values (:id::integer, :name::text)) as s (id, name) on p.id = s.id
when matched and s.name = '' then delete
when matched then update set name = s.name
when not matched then insert (id, name) values (s.id, s.name)
returning with (old as before, new as after) before.*, after.*, after.name as new_name;
