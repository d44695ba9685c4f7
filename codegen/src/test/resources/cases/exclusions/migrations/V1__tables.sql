create extension btree_gist;
create table bookings (
    id     integer primary key,
    room   integer not null,
    during tsrange not null,
    constraint bookings_do_not_overlap exclude using gist (room with =, during with &&),
    constraint one_per_room exclude using btree (room with =)
);
