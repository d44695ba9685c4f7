select id from projects where true /*? a */ and id > 1;
