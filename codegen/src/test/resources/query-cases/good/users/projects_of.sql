select p.* from projects p where p.user_id = :id order by p.id;
