select id, name from projects order by id;
