create table people (
    id        integer primary key,
    mother_id integer references people (id),
    name      text not null
);

create table letters (
    id           bigint primary key,
    sender_id    integer not null references people (id),
    recipient_id integer references people (id) on delete set null
);

create table passports (
    person_id integer not null unique references people (id),
    number    text primary key
);

create table envelopes (
    letter_id bigint primary key references letters (id),
    color     text
);

create table rooms (
    house integer,
    floor integer,
    primary key (house, floor)
);

create table beds (
    id    integer primary key,
    house integer not null,
    floor integer not null,
    constraint beds_room_fkey foreign key (house, floor) references rooms (house, floor),
    constraint beds_same_room_fkey foreign key (house, floor) references rooms (house, floor) on update cascade
);

create table visits (
    id        bigint primary key,
    person    integer not null references people (id),
    person_id integer not null references people (id)
);

create table friendships (
    person_id integer references people (id),
    friend_id integer references people (id),
    primary key (person_id, friend_id)
);
