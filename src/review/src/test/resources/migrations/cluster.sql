-- file: V2__change.sql
cluster cams using cams_pkey;
