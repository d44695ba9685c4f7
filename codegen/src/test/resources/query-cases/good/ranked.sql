select id, rank() over (partition by user_id order by budget desc nulls last) as place from projects;
