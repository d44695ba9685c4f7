select id::text as id from projects union all select id from users;
