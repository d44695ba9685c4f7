-- sizes: rows events 1.5G
create table events (id int generated always as identity primary key, kind text not null);
