-- The old row is null where a new one was inserted.
-- returns: one
insert into projects (id, name) values (:id, :name)
on conflict (id) do update set name = excluded.name
returning old.*, new.*;
