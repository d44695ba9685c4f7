with q as (update tasks set done = true where id = any(:ids) returning project_id)
select p.id, p.home::place as home, array_agg(p.home) over () as homes from q join projects p on p.id = q.project_id
where p.home = any(:homes::place[]) or p.home = :home::place;
