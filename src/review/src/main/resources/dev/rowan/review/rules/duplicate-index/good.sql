-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null, code text not null unique, at timestamptz not null);
create index events_kind_at_idx on events (kind, at);
create index events_code_kind_idx on events (code, kind) include (at);
-- statement events.ofKind (text)
select count(*) from events where kind = $1
-- statement events.ofCode (text, text)
select at from events where code = $1 and kind = $2
