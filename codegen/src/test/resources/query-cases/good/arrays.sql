select id, tags, array_length(tags, 1) as number_of_tags from users;
