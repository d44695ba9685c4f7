-- The documents that are nearest to a vector.
select id, dense, small, sparse, many, (dense <=> :near)::float8 as distance
from documents
where dense is not null
order by dense <=> :near
limit :limit;
