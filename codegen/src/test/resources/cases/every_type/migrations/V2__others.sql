create extension hstore;
create extension ltree;
create extension citext;
create domain host as inet;
create domain server as host not null;
create table others (
    address  inet not null primary key,
    host     host,
    server   server,
    network  cidr unique,
    map      hstore,
    tree     ltree,
    query    lquery,
    mail     citext,
    span     int4range not null,
    wide     int8range,
    exact    numrange,
    days     daterange,
    times    tsrange,
    moments  tstzrange,
    spans    int4multirange,
    bits     bit(3) not null,
    few_bits varbit(3),
    any_bits varbit,
    mac      macaddr,
    mac8     macaddr8,
    words    tsvector,
    search   tsquery,
    wal      pg_lsn,
    way      jsonpath,
    tx       xid8,
    spot     point,
    line     line,
    segment  lseg,
    area     box,
    route    path,
    shape    polygon,
    round    circle,
    code     char(3) unique,
    blanks   bpchar,
    milli    time(3),
    milli_tz timetz(3),
    seconds  timestamp(0),
    waited   interval year to month,
    twice    int4range generated always as (int4range(lower(span), upper(span) * 2)) stored
);
create view spans as select address, span, days from others;
