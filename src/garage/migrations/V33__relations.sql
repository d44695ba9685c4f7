-- a key that is smaller above than below
create table labels (
    id     integer not null,
    tag_id integer not null,
    constraint labels_pkey primary key (id),
    constraint labels_tag_id_fkey foreign key (tag_id) references tags (id)
);
create index labels_tag_id_idx on labels (tag_id);

-- tables that point to each other
create table pumps (
    id       integer not null,
    motor_id integer not null,
    constraint pumps_pkey primary key (id)
);
create table motors (
    id      integer not null,
    pump_id integer not null,
    constraint motors_pkey primary key (id),
    constraint motors_pump_id_fkey foreign key (pump_id) references pumps (id)
);
alter table pumps add constraint pumps_motor_id_fkey foreign key (motor_id) references motors (id);

-- keys to a table that others inherit from, and of one
create table loans (
    id      integer not null,
    tool_id integer not null,
    constraint loans_pkey primary key (id),
    constraint loans_tool_id_fkey foreign key (tool_id) references tools (id)
);
create table tool_tags (
    tool_id integer  not null,
    tag_id  smallint not null,
    constraint tool_tags_pkey primary key (tool_id, tag_id),
    constraint tool_tags_tool_id_fkey foreign key (tool_id) references tools (id),
    constraint tool_tags_tag_id_fkey foreign key (tag_id) references tags (id)
);
create table offers (
    id      integer not null,
    tool_id integer not null,
    constraint offers_pkey primary key (id),
    constraint offers_tool_id_fkey foreign key (tool_id) references tools (id)
);
create table special_offers (
    discount integer not null
) inherits (offers);
