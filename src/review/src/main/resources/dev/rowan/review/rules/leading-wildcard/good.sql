-- sizes: rows users 5M
create table users (id bigint primary key, email text not null unique, plan text not null);
create index users_email_prefix_idx on users (email text_pattern_ops);
-- statement users.search ()
select count(*) from users where email like 'ann%'
