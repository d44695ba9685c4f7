-- returns: one
insert into users (id, email) values (:id, :email) returning *;
