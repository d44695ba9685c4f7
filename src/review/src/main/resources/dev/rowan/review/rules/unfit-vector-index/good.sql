-- sizes: rows places 5M
create table places (id bigint primary key, at point not null, name text not null);
create index places_at_idx on places using gist (at);
-- statement places.near (point)
select id, name from places order by at <-> $1 limit 10
