-- file: V2__change.sql
alter domain score add constraint score_most check (value <= 1000);
