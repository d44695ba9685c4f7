-- Stores a user as the identity provider knows them; of one who is there already, the address.
-- returns: one
insert into users as u (id, email)
values (:id, :email)
on conflict (id) do update set email = excluded.email
returning u.*;
