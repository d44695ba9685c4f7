-- sizes: rows events 5M
-- sizes: distinct events.kind 2000
create table events (id bigint primary key, kind text not null, at timestamptz not null);
-- statement events.ofKind (text)
select count(*) from events where kind = $1
