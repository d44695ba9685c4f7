-- What the board in the hall shows.

-- query: free_of
-- The free bays of a workshop.
select b.*
from bays b
where b.workshop_id = :workshop_id and b.free
order by b.number;

-- query: occupy
-- returns: rows
update bays
set free = false
where workshop_id = :workshop_id and number = :number;
