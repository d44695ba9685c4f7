with gone as (delete from tasks where done returning project_id, title)
insert into audit.logs (text) select title from gone;
