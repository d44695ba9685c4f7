-- sizes: rows events 5M
create table events (id bigint primary key, kind varchar(20) not null unique);
-- statement events.find (bigint)
select id, kind from events where id = $1
-- statement events.ofKind (text)
select id, kind from events where kind = $1
-- statement events.ofNumeric (numeric)
select id, kind from events where id = $1::bigint
