select id as a_b, name as "aB" from projects;
