-- order: a = id | b = name
select id, name from projects order by /*? order */ user_id /*?*/;
