-- sizes: rows users 5000
create table users (id bigint primary key, plan text not null, name text not null);
-- statement users.newest (bigint)
select id, name from users order by name limit $1
