-- name: TaskOf
select p.id, t.* from projects p cross join lateral tasks_of(p.id) t;
