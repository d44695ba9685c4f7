select id from projects where name = :name or user_id = :name or name || user_id = :name;
