-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.downgrade (bigint, bigint)
update users set plan = 'free' where id > $1 and id <= $2
