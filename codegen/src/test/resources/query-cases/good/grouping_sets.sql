select user_id, name, sum(budget) as budget from projects group by grouping sets ((user_id, name), (user_id), ());
