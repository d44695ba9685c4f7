-- returns: optional
select tags from users where id = :id;
