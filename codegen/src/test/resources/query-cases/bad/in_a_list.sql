select id from projects where id in (:ids) and id = any(:ids);
