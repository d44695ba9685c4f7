create table tags (
    id   smallint not null,
    name text     not null,
    constraint tags_pkey primary key (id)
);

-- a table of pairs with a column of its own
create table bay_tags (
    workshop_id uuid     not null,
    bay         smallint not null,
    tag_id      smallint not null,
    note        text,
    constraint bay_tags_pkey primary key (workshop_id, bay, tag_id),
    constraint bay_tags_bay_fkey foreign key (workshop_id, bay) references bays (workshop_id, number) on delete cascade,
    constraint bay_tags_tag_id_fkey foreign key (tag_id) references tags (id)
);

-- two keys to the same table, and of pairs of the same table
create table routes (
    start_id smallint not null,
    goal_id  smallint not null,
    constraint routes_pkey primary key (start_id, goal_id),
    constraint routes_start_id_fkey foreign key (start_id) references tags (id),
    constraint routes_goal_id_fkey foreign key (goal_id) references tags (id)
);
