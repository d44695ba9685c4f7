-- sizes: rows places 5M
create table places (id bigint primary key, at point not null, name text not null);
create index places_at_idx on places using gist (at);
create function taxi(point, point) returns float8 immutable language sql as 'select abs($1[0] - $2[0]) + abs($1[1] - $2[1])';
create operator <+> (function = taxi, leftarg = point, rightarg = point);
-- statement places.near (point)
select id, name from places order by at <+> $1, id limit 10
-- statement places.inside (box)
select count(*) from places where at <@ $1
