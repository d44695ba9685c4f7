-- sizes: rows users 50k
-- sizes: rows orders 50k
-- sizes: rows lines 50k
create table users (id bigint primary key, email text not null unique, plan text not null);
create table orders (id bigint primary key, user_id bigint not null references users);
create index orders_user_id_idx on orders (user_id);
create table lines (order_id bigint not null references orders, number int not null, primary key (order_id, number));
-- statement users.lines (bigint)
select count(*) from users u join orders o on o.user_id = u.id join lines l on l.order_id = o.id where u.id = $1
-- statement users.counts (bigint)
select (select count(*) from orders o where o.user_id = u.id), u.email from users u where u.id = $1
