-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null, at timestamptz not null);
create index events_at_idx on events (at);
-- statement events.find (bigint)
select kind from events where id = $1
