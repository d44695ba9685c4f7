-- Users on a plan.
select u.* from users u where u.plan = :plan order by u.id;
