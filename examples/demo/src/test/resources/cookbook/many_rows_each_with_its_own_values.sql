update public.cams
set lift = ?
where id = ?
