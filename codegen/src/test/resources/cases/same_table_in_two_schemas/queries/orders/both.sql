select orders.*, s.* from orders join sales.orders s on s.id = orders.id;
