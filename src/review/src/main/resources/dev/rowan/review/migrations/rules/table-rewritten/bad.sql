-- file: V2__change.sql
set local lock_timeout = '2s';
cluster cams using cams_pkey;
