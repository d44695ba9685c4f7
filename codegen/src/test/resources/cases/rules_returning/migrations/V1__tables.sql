-- rules that return what was asked for
create table shelves (
    id   integer primary key,
    name text not null
);
create table moved (
    id   integer primary key,
    name text not null
);
create rule moved_in as on insert to moved do instead insert into shelves values (new.id, new.name) returning *;
create rule moved_on as on update to moved do instead
    update shelves set name = new.name where id = old.id returning *;
create rule moved_out as on delete to moved do instead delete from shelves where id = old.id returning *;
