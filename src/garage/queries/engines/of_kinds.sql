-- Engines of these kinds, one by one.
-- returns: stream
select e.* from engines e where e.kind = any(:kinds) order by e.serial;
