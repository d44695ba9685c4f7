-- order: name = p.name, p.id | newest = p.id desc
select p.* from projects p
order by /*? order */ p.name, p.id /*?*/;
