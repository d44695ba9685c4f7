select u.id from users u where u.plan = :plan order by u.id;
