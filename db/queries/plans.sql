-- How many users, projects and cams there are on each plan; the row without a plan is for all.
-- name: PlanSize
-- accept: spills "a report, once a day"
select u.subscription_status as plan, count(distinct u.id) as users, count(distinct p.id) as projects, count(c.id) as cams
from users u
left join projects p on p.user_id = u.id
left join cams c on c.project_id = p.id
group by rollup (u.subscription_status)
order by u.subscription_status nulls last;
