select id, name from projects;
