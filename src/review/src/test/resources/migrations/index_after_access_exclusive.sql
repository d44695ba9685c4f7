-- file: V2__change.sql
alter table projects add column archived_at timestamptz;
create index cams_lift_idx on cams (lift);
