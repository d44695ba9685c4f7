-- nullable: mood, born
-- returns: rows
update users set mood = :mood, born = :born where id = :id;
