select id from users where plan = any(:plans) or plan in (:first, :second);
