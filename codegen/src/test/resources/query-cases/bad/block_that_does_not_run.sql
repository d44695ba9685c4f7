select id from projects where /*? a */ id > 1 /*?*/;
