select t.*, o.* from city_totals t join orders o on o.city = t.city where t.total > :least;
