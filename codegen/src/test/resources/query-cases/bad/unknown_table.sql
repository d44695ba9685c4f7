select id from project;
