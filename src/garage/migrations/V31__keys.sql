-- keys whose columns differ in type, are floating, or have a forced type
create table shelves (
    id     bigint  generated always as identity,
    code   numeric not null,
    height double precision not null,
    label  text not null,
    constraint shelves_pkey primary key (id),
    constraint shelves_code_key unique (code),
    constraint shelves_height_key unique (height),
    constraint shelves_label_key unique (label)
);
create table boxes (
    id         integer generated always as identity,
    shelf_id   integer not null,
    shelf_code bigint,
    height     double precision,
    label      text,
    constraint boxes_pkey primary key (id),
    constraint boxes_shelf_id_fkey foreign key (shelf_id) references shelves (id),
    constraint boxes_shelf_code_fkey foreign key (shelf_code) references shelves (code),
    constraint boxes_height_fkey foreign key (height) references shelves (height),
    constraint boxes_label_fkey foreign key (label) references shelves (label)
);
