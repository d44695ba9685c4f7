select id, email, work, others, owes from users where email = any(:emails) and owes > :owes;
