-- file: V2__change.sql
drop table users cascade;
