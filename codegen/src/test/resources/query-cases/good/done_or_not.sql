select t.* from tasks t where t.done = :done order by t.id;
