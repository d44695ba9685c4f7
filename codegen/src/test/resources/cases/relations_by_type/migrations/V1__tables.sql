-- equal for PostgreSQL where they are for Java
create table blobs (
    hash bytea primary key
);
create table files (
    id   integer primary key,
    hash bytea not null,
    constraint files_hash_fkey foreign key (hash) references blobs (hash)
);
create table hosts (
    address inet primary key,
    mac     macaddr not null unique
);
create table visits (
    id      integer primary key,
    address inet not null,
    net     cidr,
    mac     macaddr,
    constraint visits_address_fkey foreign key (address) references hosts (address),
    constraint visits_net_fkey foreign key (net) references hosts (address),
    constraint visits_mac_fkey foreign key (mac) references hosts (mac)
);
create table words (
    word text primary key
);
create table uses (
    id   integer primary key,
    word name,
    constraint uses_word_fkey foreign key (word) references words (word)
);

-- not so
create table moments (
    at timestamptz primary key
);
create table days (
    id integer primary key,
    at timestamp,
    constraint days_at_fkey foreign key (at) references moments (at)
);
create table weights (
    weight double precision primary key
);
create table parcels (
    id     integer primary key,
    weight real,
    constraint parcels_weight_fkey foreign key (weight) references weights (weight)
);
create table documents (
    document jsonb primary key
);
create table copies (
    id       integer primary key,
    document jsonb,
    constraint copies_document_fkey foreign key (document) references documents (document)
);
