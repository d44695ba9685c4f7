-- The documents that are nearest to a question, with how far away they are.
-- column: distance not null
select d.*, c.*, u.*, d.embedding <=> :question as distance
from documents d
join courses c on c.id = d.course_id
join users u on u.id = c.teacher_id
where c.language = :language
order by d.embedding <=> :question
limit :limit;
