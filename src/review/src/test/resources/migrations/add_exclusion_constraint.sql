-- file: V2__change.sql
alter table cams add constraint cams_id_excl exclude using btree (id with =);
