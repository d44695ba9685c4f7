-- nest projects: p
select u.*, p.* from users u join projects p on p.user_id = u.id order by u.id, p.id;
