-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null, at timestamptz not null);
create index events_at_idx on events (at);
-- statement events.newest (bigint)
select id, kind from events order by at, id limit $1
