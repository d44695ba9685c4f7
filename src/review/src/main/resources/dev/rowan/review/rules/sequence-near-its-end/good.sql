-- sizes: rows events 1.5G
-- sizes: rows kinds 5M
create table events (id bigint generated always as identity primary key, kind text not null);
create table kinds (id int generated always as identity primary key);
