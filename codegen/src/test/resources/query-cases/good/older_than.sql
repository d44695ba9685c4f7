select id from tasks where now() - :age::interval > timestamptz '2020-01-01 00:00:00Z';
