create table nodes (id integer primary key, parent integer references nodes);
create table owners (id integer, branch integer, primary key (id, branch));

-- found by an index
create table by_index (id integer primary key, node integer references nodes);
create index on by_index (node, id);
create table by_hash (id integer primary key, node integer references nodes);
create index on by_hash using hash (node);
create table by_not_null (id integer primary key, "the node" integer references nodes);
create index on by_not_null ("the node") where "the node" is not null;
create table by_both (id integer primary key, owner integer, branch integer, foreign key (owner, branch) references owners);
create index on by_both (branch, owner, id) where owner is not null and branch is not null;
create table one_to_one (node integer primary key references nodes);
create table pairs (node integer references nodes, id integer, branch integer, primary key (node, id, branch), foreign key (id, branch) references owners);

-- not
create table by_second (id integer primary key, node integer references nodes);
create index on by_second (id, node);
create table by_included (id integer primary key, node integer references nodes);
create index on by_included (id) include (node);
create table by_some (id integer primary key, node integer references nodes);
create index on by_some (node) where id > 0;
create table by_expression (id integer primary key, node integer references nodes);
create index on by_expression ((node + 0));
create table by_brin (id integer primary key, node integer references nodes);
create index on by_brin using brin (node);
create table by_half (id integer primary key, owner integer, branch integer, foreign key (owner, branch) references owners);
create index on by_half (owner, id, branch);
