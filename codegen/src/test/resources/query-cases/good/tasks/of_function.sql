-- The tasks of a project, as a function gives them.
select * from tasks_of(:project);
