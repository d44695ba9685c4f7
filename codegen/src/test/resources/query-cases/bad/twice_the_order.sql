-- order: newest = id desc | Newest = id
select id from projects order by /*? order */ id desc /*?*/;
