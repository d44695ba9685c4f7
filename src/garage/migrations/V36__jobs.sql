-- rows that are changed only as they were read
create table jobs (
    id       integer     not null generated always as identity,
    plate    varchar(10) not null,
    status   varchar(20) not null default 'open',
    hours    numeric(6, 2),
    revision bigint      not null default 1,
    constraint jobs_pkey primary key (id),
    constraint jobs_plate_key unique (plate)
);
