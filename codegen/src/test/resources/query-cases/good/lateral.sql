select u.id, p.name from users u left join lateral (select name from projects where user_id = u.id order by id limit 1) p on true;
