-- returns: one
select gen_random_uuid() as id;
