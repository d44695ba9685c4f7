create table cam_kinds (
    code        varchar(20) primary key,
    description text
);
insert into cam_kinds (code) values ('intake'), ('exhaust'), ('twin "cam"');
create table statuses (
    id   smallint generated always as identity primary key,
    name text not null unique
);
insert into statuses (name) values ('new'), ('in progress'), ('class');
create table grades (
    grade bigint primary key
);
insert into grades values (-1), (3000000000);
create table cams (
    id        integer generated always as identity primary key,
    kind      varchar(20) not null references cam_kinds (code),
    status_id integer references statuses (id)
);
