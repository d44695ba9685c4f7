select * from projects where user_id = :user_id;
