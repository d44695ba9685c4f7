select b.* from big_orders b where b.city = :city;
