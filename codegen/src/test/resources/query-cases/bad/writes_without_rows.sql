-- returns: many
delete from tasks;
