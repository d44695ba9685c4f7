-- sizes: rows events 5M
-- sizes: distinct events.kind 100k
create table events (id bigint, at timestamptz not null, kind text not null, primary key (at, id)) partition by range (at);
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create index events_kind_idx on events (kind);
-- statement events.ofKind (text)
select count(*) from events where kind = $1
