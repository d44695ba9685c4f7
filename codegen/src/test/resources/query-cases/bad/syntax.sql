select id from from projects;
