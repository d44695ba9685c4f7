-- Authors with the number of their notes, the busiest first.
select a.id, a.name, count(n.id) as notes
from authors a
left join notes n on n.author_id = a.id
group by a.id
order by notes desc, a.name
limit :limit;
