-- nest titles: title
-- returns: optional
select p.id, t.title from projects p join tasks t on t.project_id = p.id where p.id = :id order by t.id;
