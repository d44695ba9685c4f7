select id, home::text as home from projects;
