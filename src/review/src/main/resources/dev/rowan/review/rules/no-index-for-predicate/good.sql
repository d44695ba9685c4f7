-- sizes: rows events 5M
-- sizes: distinct events.kind 2000
-- sizes: nulls events.done_at 0.999
create table events (id bigint primary key, kind text not null, at timestamptz not null, done_at timestamptz);
create index events_kind_idx on events (kind, at);
create index events_done_idx on events (done_at) where done_at is not null;
-- statement events.ofKind (text)
select count(*) from events where kind = $1
-- statement events.done ()
select id from events where done_at is not null order by done_at, id limit 10
