-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.byEmail (text)
select count(*) from users where lower(email) = $1
