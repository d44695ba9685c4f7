-- returns: stream
select u.* from users u order by u.id;
