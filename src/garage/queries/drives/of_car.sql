-- The drives of a car that is still there.
select d.* from drives d join cars c on c.vin = d.car where d.car = :car and c.vin = :car order by d.day;
