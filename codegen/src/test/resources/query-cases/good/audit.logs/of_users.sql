select l.*, u.*, u.plan as current_plan, u.tags as current_tags
from audit.logs l
left join users u on u.email = l.text
order by l.id;
