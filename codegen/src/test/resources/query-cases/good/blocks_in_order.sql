-- order: name = p.name, p.id | newest = p.id desc
select p.* from projects p
where true
    /*? owner */ and p.user_id = :owner /*?*/
    /*? ids */ and p.id = any(:ids) /*?*/
order by /*? order */ p.name, p.id /*?*/
limit :limit;
