-- a tree over a key of two columns, one of which comes from another row too
create table sections (
    workshop_id uuid    not null,
    number      integer not null,
    above       integer,
    title       text    not null,
    constraint sections_pkey primary key (workshop_id, number),
    constraint sections_workshop_id_fkey foreign key (workshop_id) references workshops (id),
    constraint sections_above_fkey foreign key (workshop_id, above) references sections (workshop_id, number)
);
