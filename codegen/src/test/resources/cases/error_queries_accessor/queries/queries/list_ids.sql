select id from queries;
