-- Columns of what a function gives, with the types of the table; a record and a row that it shares.
-- name: TaskOf
select p.id, t.* from projects p join tasks t on t.project_id = p.id where not t.done;
