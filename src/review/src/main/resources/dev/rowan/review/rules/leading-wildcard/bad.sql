-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.search (text)
select id from users where email like '%' || $1 || '%' order by id limit 20
