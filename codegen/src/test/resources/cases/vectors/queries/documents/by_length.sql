-- The nearest by the Euclidean distance, which the index does not have.
select id
from documents
order by dense <-> :near
limit 10;
