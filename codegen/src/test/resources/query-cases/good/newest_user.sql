-- returns: one
select u.id, u.email from users u order by u.seen_at desc limit 1;
