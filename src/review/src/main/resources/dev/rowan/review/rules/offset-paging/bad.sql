-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.page (bigint, bigint)
select id, email from users order by id limit $1 offset $2
