-- nest projects: b_c, bC
select u.id,
    p.name as b_c,
    p.id as "bC"
from users u join projects p on p.user_id = u.id;
