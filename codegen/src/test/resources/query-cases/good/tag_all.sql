-- returns: rows
update users set tags = :tags::text[];
