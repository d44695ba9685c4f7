-- sizes: rows events 5M
create table events (kind text not null, at timestamptz not null);
