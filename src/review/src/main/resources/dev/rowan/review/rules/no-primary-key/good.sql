-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null, at timestamptz not null);
