-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null, at timestamptz not null);
create index events_kind_idx on events (kind);
create index events_kind_at_idx on events (kind, at);
-- statement events.ofKind (text)
select count(*) from events where kind = $1
-- statement events.newest (text, timestamptz)
select id from events where kind = $1 and at = $2 order by id limit 10
