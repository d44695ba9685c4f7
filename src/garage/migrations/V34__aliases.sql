-- tables and columns called as the SQL of graphs calls what it makes up
create table tree_ (
    id     integer not null,
    above  integer,
    depth_ integer,
    key1_  integer,
    tree_  integer,
    constraint tree__pkey primary key (id),
    constraint tree__above_fkey foreign key (above) references tree_ (id)
);
create table parents_ (
    id       integer not null,
    tree_id  integer not null,
    ordinal_ integer not null,
    rows_    integer,
    constraint parents__pkey primary key (id),
    constraint parents__tree_id_fkey foreign key (tree_id) references tree_ (id)
);
create table junction_ (
    id       integer not null,
    key1_    integer,
    ordinal_ integer,
    constraint junction__pkey primary key (id)
);
create table rows_ (
    tree_id     integer not null,
    junction_id integer not null,
    constraint rows__pkey primary key (tree_id, junction_id),
    constraint rows__tree_id_fkey foreign key (tree_id) references tree_ (id),
    constraint rows__junction_id_fkey foreign key (junction_id) references junction_ (id)
);
create table related_ (
    id    integer not null,
    key0_ integer,
    constraint related__pkey primary key (id),
    constraint related__key0__fkey foreign key (key0_) references related_ (id)
);
