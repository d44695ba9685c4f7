-- file: V2__change.sql
alter table cams set unlogged;
