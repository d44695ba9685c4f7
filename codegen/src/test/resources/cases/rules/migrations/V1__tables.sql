-- rules instead of which nothing can be returned, of some rows too
create table logs (
    id   integer primary key,
    line text not null
);
create rule logs_stay as on update to logs do instead nothing;
create rule logs_last as on delete to logs do instead nothing;

create table old_orders (
    id   integer primary key,
    item text not null
);
create rule old_orders_are_closed as on insert to old_orders do instead nothing;

create table sizes (
    id   integer primary key,
    name text not null
);
create rule sizes_below_nothing as on insert to sizes where new.id < 0 do instead nothing;
create rule sizes_of_old as on delete to sizes where old.id < 0 do instead nothing;

-- rules that leave the statement as it is
create table bills (
    id   integer primary key,
    item text not null
);
create table told (
    what text
);
create rule bills_told as on insert to bills do also insert into told values (new.item);
create rule bills_off as on delete to bills do instead nothing;
alter table bills disable rule bills_off;
