-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
create function current_user_id() returns bigint language sql as 'select 1::bigint';
-- statement users.me ()
select email from users where id = current_user_id()
