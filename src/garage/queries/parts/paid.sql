-- Money is text.
-- returns: one
select array[p.pay = :pay, p.pay = any(:pays), p.address = :address, p.grid = :grid] as equal from parts p;
