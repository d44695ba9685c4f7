-- file: V2__change.sql
create unique index cams_code_key on cams (code);
