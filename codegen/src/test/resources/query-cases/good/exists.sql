-- returns: one
select exists (select from users where email = :email) as known;
