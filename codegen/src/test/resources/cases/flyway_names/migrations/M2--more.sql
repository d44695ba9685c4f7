create table more (
    id integer primary key
);
