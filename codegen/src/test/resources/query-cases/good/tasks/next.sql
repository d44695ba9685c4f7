-- The next task, if there is one.
-- returns: optional
select t.* from next_task() t where t.id is not null;
