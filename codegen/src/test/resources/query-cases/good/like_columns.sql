-- Computed columns with the Java types of tables' columns.
-- returns: one
-- column: plan like users.plan not null
-- column: homes like projects.home
-- column: last_mood like users.mood not null
select upper(max(plan)) as plan, max(p.home::text)::place as homes, max(u.mood) as last_mood, count(*) as total
from users u left join projects p on p.user_id = u.id;
