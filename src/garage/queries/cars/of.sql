-- Whole rows with all that the configuration makes of columns, found by it.
select c.* from cars c
where c.vin = any(:vins) and c.owner = :owner and c.state in (:state) and c.extras = :extras and c.seen_at >= :since
    and c.mileage = :mileage and c.tyres = :tyres
order by c.vin;
