select id from projects where budget between :least and :most;
