select id, coalesce(reviewer_id, user_id) as either from projects where user_id = :user and reviewer_id = :user;
