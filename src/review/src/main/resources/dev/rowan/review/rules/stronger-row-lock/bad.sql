-- sizes: rows jobs 5000
create table jobs (id bigint primary key, payload text not null);
-- statement jobs.lock (bigint)
select id, payload from jobs where id = $1 for update
