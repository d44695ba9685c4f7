select id from projects where home = :home::place;
