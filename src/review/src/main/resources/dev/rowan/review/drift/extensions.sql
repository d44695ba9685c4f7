select '' as parent, quote_ident(e.extname) as name, null as schema
from pg_extension e
where e.extname <> 'plpgsql'
