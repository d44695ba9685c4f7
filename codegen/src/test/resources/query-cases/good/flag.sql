select t.* from tasks t
where t.project_id = :project_id
    /*? open */ and not t.done /*?*/
order by t.id;
