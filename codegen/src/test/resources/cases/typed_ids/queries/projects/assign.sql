update projects set reviewer_id = :reviewer where id = :id returning user_id;
