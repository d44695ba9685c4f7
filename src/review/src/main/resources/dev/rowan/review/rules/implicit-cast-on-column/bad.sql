-- sizes: rows events 5M
create table events (id bigint primary key, kind text not null);
-- statement events.find (numeric)
select count(*) from events where id = $1
