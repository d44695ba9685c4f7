create table app.more (id serial primary key, x text unique); create index on app.more (x, id);
