select t.* from tasks t where not t.done order by t.id limit :limit for update skip locked;
