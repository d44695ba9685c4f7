-- returns: optional
update projects set name = :name where id = :id returning id, name;
