-- file: V2__change.sql
set local lock_timeout = '2s';
alter table events detach partition events_2024;
