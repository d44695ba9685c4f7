select id from projects where user_id = :class and id = :session;
