-- returns: exec
select pg_notify('users', :id);
