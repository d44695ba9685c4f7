-- Plans jobs, whatever their number in one round trip.
-- list jobs: plate, hours
insert into jobs (plate, hours)
select j.plate, j.hours
from unnest(:plate::varchar[], :hours::numeric[]) as j (plate, hours)
returning id;
