with recursive up as (
    select id, boss_id from users where id = :id
    union all
    select u.id, u.boss_id from users u join up on u.id = up.boss_id)
select id from up;
