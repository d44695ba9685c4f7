-- sizes: rows jobs 5M
create table jobs (id bigint primary key, queued_at timestamptz not null, payload text not null);
create index jobs_queued_idx on jobs (queued_at, id);
-- statement jobs.take (bigint)
select id, payload from jobs order by queued_at, id limit $1 for no key update skip locked
