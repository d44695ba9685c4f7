select orders.*, p.* from sales.orders join orders p on p.id = orders.id;
