select u.*, boss.* from users u left join users boss on boss.id = u.boss_id order by u.id;
