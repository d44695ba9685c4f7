create extension btree_gist;
create table prices (
    id    integer   not null,
    valid daterange not null,
    price integer   not null,
    note  text,
    primary key (id, valid without overlaps),
    constraint prices_note_key unique (note, valid without overlaps)
);
create table offers (
    offer_id integer   not null primary key,
    price_id integer   not null,
    valid    daterange not null,
    constraint offers_price_fkey foreign key (price_id, period valid) references prices (id, period valid)
);
