-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.downgrade ()
update users set plan = 'free'
