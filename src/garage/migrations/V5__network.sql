create extension hstore schema ext;
create type place as (street text, room integer);
create type load_range as range (subtype = double precision);
create domain host as inet;
create domain hosts as host[];

create table nodes (
    address inet          not null,
    lan     cidr          not null,
    via     host,
    peers   hosts         not null default '{}',
    labels  ext.hstore,
    lease   tstzrange,
    ports   int4range     not null,
    open    int4range     generated always as (ports * '[1,1024)') stored,
    quota   numrange,
    days    daterange[],
    mac     macaddr,
    flags   bit(3),
    code    char(4),
    started timestamp(0),
    uptime  interval hour to minute,
    load    numeric(3, 1),
    place   place,
    places  place[],
    kind    regtype,
    txid    xid,
    loads   load_range,
    constraint nodes_pkey primary key (address),
    constraint nodes_ports_excl exclude using gist (ports with &&)
);

create view open_nodes as
select address, open, lease
from nodes
where not isempty(open);
