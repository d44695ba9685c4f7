select :x as x, coalesce(:x, '{}') as y, array_append(:x, null) as z;
