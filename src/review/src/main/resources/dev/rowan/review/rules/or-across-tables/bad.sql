-- sizes: rows users 80k
-- sizes: rows orders 80k
create table users (id bigint primary key, email text not null unique, plan text not null);
create table orders (id bigint primary key, user_id bigint not null references users, code text not null unique);
create index orders_user_id_idx on orders (user_id);
-- statement orders.find (text)
select o.id from orders o join users u on u.id = o.user_id where u.email = $1 or o.code = $1 order by o.id limit 10
