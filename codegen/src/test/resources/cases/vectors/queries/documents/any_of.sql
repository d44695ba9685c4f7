-- Documents with one of these vectors.
select d.*
from documents d
where dense = any(:dense) or small = :small or sparse = :sparse;
