select id, home from projects where home is not null;
