-- Columns with forced types.
-- returns: optional
select vin, owner, state, door_code, extras, seen_at, sold_at, mileage, price from cars where vin = :vin;
