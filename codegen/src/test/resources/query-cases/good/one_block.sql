select p.* from projects p
where true
    /*? name */ and p.name = :name /*?*/
order by p.id;
