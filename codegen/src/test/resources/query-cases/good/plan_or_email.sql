select id from users where plan = :text or email = :text;
