-- returns: optional
select p.* from people p where p.email = :email;
