-- query: one_by_one
select n.*, t.id as first, t.title, o.ordinality from next_task() n
cross join tasks_of(n.project_id) t cross join tasks_of(1) with ordinality o where :title = t.title;

-- query: beside_each_other
-- nest tasks: t
select p.name, t.* from projects p left join lateral tasks_of(p.id) t on true;

-- query: from_json
-- Rows that a caller sends as JSON.
select * from jsonb_populate_recordset(null::tasks, :tasks::jsonb);
