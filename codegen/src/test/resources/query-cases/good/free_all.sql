-- returns: rows
update users set plan = 'free' where plan <> 'free';
