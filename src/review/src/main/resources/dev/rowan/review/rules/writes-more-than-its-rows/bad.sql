-- sizes: rows users 5M
-- sizes: rows orders 50M
create table users (id bigint primary key, email text not null unique, plan text not null);
create table orders (id bigint primary key, user_id bigint not null references users on delete cascade);
create index orders_user_id_idx on orders (user_id);
-- statement users.delete (bigint)
delete from users where id = $1
