-- Composite types, whose columns are text, and arrays of domains.
-- returns: one
select array[
    n.place = :place::place, n.place = any(:some::place[]), n.places = :places, n.peers = :peers, n.via = any(:via)] as equal
from nodes n;
