-- The same in the class of the facade's queries.
-- returns: one
select count(*) from users u where u.born = :born and u.email = :email;
