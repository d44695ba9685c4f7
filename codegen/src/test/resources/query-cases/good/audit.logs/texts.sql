select text, at from audit.logs order by id;
