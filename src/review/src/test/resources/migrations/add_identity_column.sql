-- file: V2__change.sql
alter table cams_archive add column number bigint generated always as identity;
