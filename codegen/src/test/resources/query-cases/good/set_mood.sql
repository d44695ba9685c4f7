-- returns: rows
update users set mood = :mood, born = :born, settings = coalesce(:settings, settings), plan = :plan where id = :id;
