select u.* from audit.logs l join users u on u.email = l.text order by l.id;
