select b.id, b.rider_id, b.lender, r.name from bikes b join riders r on r.id = b.rider_id
where b.rider_id = :rider order by b.id;
