select p.* from projects p
where p.user_id = :user_id
    /*? budget */ and p.budget between :least and :most /*?*/
order by p.id;
