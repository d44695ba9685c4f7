select '' as parent, quote_ident(t.evtname) as name, null as schema,
       t.evtevent as "event",
       (select format('%I.%I', n.nspname, p.proname)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = t.evtfoid) as "function",
       array_to_string(t.evttags, ', ') as "tags",
       case t.evtenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on replicas only' else 'always' end as "state"
from pg_event_trigger t
where not exists (select from pg_depend d where d.classid = 'pg_event_trigger'::regclass and d.objid = t.oid and d.deptype = 'e')
