-- The users on a plan, each with the project that was changed last, if there is one.
-- accept: no-index-for-predicate "a report, once a day"
-- accept: spills "a report, once a day"
-- accept: unbounded-select "a report, once a day"
select u.*, p.*
from users u
left join lateral (
    select *
    from projects
    where user_id = u.id
    order by updated_at desc, id desc
    limit 1) p on true
where u.subscription_status = :plan
order by u.id;
