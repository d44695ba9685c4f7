-- returns: rows
update tasks set title = left(title, :length) where length(title) > :length;
