-- returns: optional
select u.* from users u order by u.seen_at limit 1;
