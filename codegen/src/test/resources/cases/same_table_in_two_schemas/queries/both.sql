select o.*, s.* from orders o full join sales.orders s on s.id = o.id;
