-- nest homes: home, budget
select u.id, p.home, p.budget from users u join projects p on p.user_id = u.id order by u.id, p.id;
