create table naps as select pg_sleep(0.4)::text as nap;
