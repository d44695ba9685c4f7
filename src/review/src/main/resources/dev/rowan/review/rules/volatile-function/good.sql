-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
create function current_user_id() returns bigint stable language sql as 'select 1::bigint';
create function other_user_id() returns bigint language plpgsql as 'begin return 1; end';
-- statement users.me ()
select email from users where id = current_user_id()
-- statement users.other ()
select email from users where id = (select other_user_id())
