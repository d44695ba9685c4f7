select p.* from projects p where p.id = any(:ids) order by p.id;
