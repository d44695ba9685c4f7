select id from projects where user_id = :name
    /*? name */ and name <> '' /*?*/;
