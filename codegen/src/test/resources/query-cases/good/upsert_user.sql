-- returns: one
insert into users as u (id, email) values (:id, :email)
on conflict (id) do update set email = excluded.email
returning u.*;
