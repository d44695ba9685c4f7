-- sizes: rows users 50k
-- sizes: rows orders 50k
-- sizes: rows logins 50k
create table users (id bigint primary key, email text not null unique, plan text not null);
create table orders (id bigint primary key, user_id bigint not null references users);
create index orders_user_id_idx on orders (user_id);
create table logins (id bigint primary key, user_id bigint not null references users);
create index logins_user_id_idx on logins (user_id);
-- statement users.counts (bigint)
select count(o.id), count(l.id) from users u left join orders o on o.user_id = u.id left join logins l on l.user_id = u.id where u.id = $1
