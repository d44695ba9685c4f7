select o.id, o.user_id from sales.orders o where o.user_id = :user and o.id = any(:orders);
