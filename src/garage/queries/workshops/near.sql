-- The workshops beside each: those below it, and the one above.
-- nest near: below, above
select w.name, b.name as below, a.name as above
from workshops w
left join workshops b on b.parent_id = w.id
left join workshops a on a.id = w.parent_id
order by w.name, b.name;
