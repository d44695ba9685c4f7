select id from projects where user_id = :user_id and id > :after and budget < :budget limit :limit;
