select p.id, p.user_id, p.reviewer_id, u.email from projects p join users u on u.id = p.user_id
where u.id = any(:users) and p.id <> :project;
