alter table cams add column lift int;
