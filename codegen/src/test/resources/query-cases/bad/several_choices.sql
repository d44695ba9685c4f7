-- order: named = nme | first = idd | last = id desc
select id, name
from projects
where true
    /*? wanted */ and nam = :wanted /*?*/
    /*? from */ and id >= :from::int and usr_id is not null /*?*/
order by /*? order */ id desc /*?*/;
