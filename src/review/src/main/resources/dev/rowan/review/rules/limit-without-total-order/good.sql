-- sizes: rows users 5000
-- sizes: rows logins 5000
create table users (id bigint primary key, plan text not null, name text not null);
create table logins (id bigint primary key, user_id bigint not null references users, at timestamptz not null);
create index logins_user_id_idx on logins (user_id);
-- statement users.newest (bigint)
select id, name from users order by name, id limit $1
-- statement logins.withUser (bigint)
select l.id, u.name from logins l join users u on u.id = l.user_id order by l.at, l.id limit $1
-- statement users.plans (bigint)
select plan, count(*) from users group by plan order by plan limit $1
-- statement users.any (bigint)
select id from users where id = $1 limit 1
-- statement users.take (bigint)
select id from users limit $1 for no key update skip locked
-- statement users.has (text)
select exists (select from users where plan = $1 limit 1)
