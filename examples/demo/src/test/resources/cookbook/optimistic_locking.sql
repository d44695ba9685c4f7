update public.jobs
set revision = revision + 1,
    status = ?
where id = ? and revision = ?
returning id, plate, status, hours, revision;

select id, plate, status, hours, revision
from public.jobs
where id = ?
