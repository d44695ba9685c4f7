-- query: branches
-- All workshops below one, at any depth.
select * from branches_of(:root);

-- query: head
-- returns: optional
select h.*
from head_of(:branch) h
where h.id is not null;

-- query: with_head
-- Each workshop with the one above it.
select w.*, h.*
from workshops w
cross join lateral head_of(w.id) h
order by w.name;

-- query: with_branches
-- nest branches: b
select w.name, b.*
from workshops w
left join lateral branches_of(w.id) b on true
order by w.name, b.name;

-- query: careless
-- returns: one
-- nullable: id, name
select * from careless(:id, :name);

-- query: careless_nest
-- nest found: c
-- nullable: id, name
select w.name as workshop, c.*
from workshops w
left join lateral careless(:id, :name) c on true;
