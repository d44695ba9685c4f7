-- sizes: rows users 5000
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.find (bigint)
select * from users where id = $1
