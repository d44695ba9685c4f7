select id from bikes where rider_id = any(:riders) and id <> :but order by id;
