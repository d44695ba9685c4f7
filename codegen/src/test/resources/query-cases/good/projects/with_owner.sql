select p.*, u.* from projects p join users u on u.id = p.user_id order by p.id;
