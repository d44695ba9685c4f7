-- Queries of tasks for the board: what stands here is of no single one.
-- query: open_of
-- The tasks of a project that are not done.
select t.*
from tasks t
where t.project_id = :project_id and not t.done -- query: none, for a statement stands in this line
order by t.id;

/* Between them may be
-- query: nothing, in a comment of this kind
*/
-- query: titles
-- returns: stream
select title from tasks where title <> '
-- query: in_a_text' and title <> $$
-- query: in_dollars
$$;

--query:close_all
-- returns: rows
update tasks set done = true where project_id = :project_id and id = any(:ids)
