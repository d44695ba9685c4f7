select id, budget from projects where budget < :budget;
