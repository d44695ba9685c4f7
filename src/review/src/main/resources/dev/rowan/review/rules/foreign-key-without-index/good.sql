-- sizes: rows users 5M
-- sizes: rows orders 50M
-- sizes: rows plans 100
create table plans (name text primary key);
create table users (id bigint primary key, email text not null unique, plan text not null);
create table orders (id bigint primary key, user_id bigint references users);
create index orders_user_id_idx on orders (user_id) where user_id is not null;
create table small (id bigint primary key, plan text not null references plans);
-- sizes: rows small 50
