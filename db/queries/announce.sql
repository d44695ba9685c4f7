-- Tells who listens to the channel "projects" that a project has changed, when the transaction is committed.
-- returns: exec
select pg_notify('projects', :project_id::integer::text);
