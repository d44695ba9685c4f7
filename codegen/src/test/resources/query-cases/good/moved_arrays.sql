with gone as (delete from tasks where done returning title)
select array_agg(title) as titles from gone;
