create table public.events_2026_02 partition of public.events for values from ('2026-02-01 00:00Z') to ('2026-03-01 00:00Z');
