-- Gives cars other owners and states.
-- returns: rows
-- list changes: vin, owner, state
-- nullable: state
update cars c
set owner = n.owner, state = coalesce(n.state, c.state)
from unnest(:vin::text[], :owner::text[], :state::text[]) as n (vin, owner, state)
where c.vin = n.vin and c.mileage < :most;
