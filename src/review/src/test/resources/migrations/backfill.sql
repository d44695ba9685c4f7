-- file: V2__change.sql
update users set country = 'NO';
