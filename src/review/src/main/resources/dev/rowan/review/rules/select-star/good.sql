-- sizes: rows users 5000
create table users (id bigint primary key, email text not null unique, plan text not null);
-- statement users.find (bigint)
select id, email, plan from users where id = $1
-- statement users.count ()
select count(*) from users
-- statement users.known (bigint)
select exists (select * from users where id = $1)
