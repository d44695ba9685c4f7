-- Stores a car.
-- returns: one
-- nullable: tyres, door_code, state
insert into cars (vin, owner, state, home_street, tyres, mileage, door_code)
values (:vin, :owner, coalesce(:state, 'new'), :street, :tyres, :mileage, :door_code)
on conflict (vin) do update set owner = excluded.owner
returning tyres, vin;
