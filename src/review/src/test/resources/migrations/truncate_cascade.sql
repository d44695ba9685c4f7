-- file: V2__change.sql
truncate projects cascade;
