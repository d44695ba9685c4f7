-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
create unique index users_lower_idx on users (lower(email));
-- statement users.byEmail (text)
select id from users where lower(email) = $1
