create function tasks_of(project integer) returns setof tasks
    language sql stable as 'select t.* from tasks t where t.project_id = project order by t.id';

create function next_task() returns tasks
    language plpgsql as 'begin return null; end';
