-- The last owner by name, of cars in a state, with what their cars have.
-- returns: one
-- column: owner like cars.owner not null
-- column: vins like cars.vin
-- column: tyres like drives.tyres
select max(c.owner) as owner, lower(min(c.vin)) as vins, (array_agg(c.tyres order by c.vin))[1] as tyres, count(*) as cars
from cars c;
