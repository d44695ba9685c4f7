select id from projects where name = :a_b and user_id = :aB;
