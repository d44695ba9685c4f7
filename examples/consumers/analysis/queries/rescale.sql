-- Gives cams other lifts.
-- list changes: id, lift
-- returns: rows
update cams c
set lift = n.lift
from unnest(:id::integer[], :lift::numeric[]) as n (id, lift)
where c.id = n.id;
