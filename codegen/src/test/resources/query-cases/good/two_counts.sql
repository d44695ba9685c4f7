-- query: tasks_by_project
-- name: CountBy
select project_id as id, count(*) as total from tasks group by 1;

-- query: projects_by_budget
-- order: cheapest = total, id | dearest = total desc, id
-- name: CountBy
select p.id, count(*) as total from projects p where p.budget between :least and :most /*? owner */ and p.user_id = :owner /*?*/
group by 1 order by /*? order */ total, id /*?*/;
