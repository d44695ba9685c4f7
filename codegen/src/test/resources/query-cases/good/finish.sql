-- returns: exec
call finish(:task);
