create type mood as enum ('good', 'bad');
create domain short as varchar(3);
create domain shorts as short[];
create extension hstore;
create table bags (
    id integer primary key,
    photo bytea not null,
    photo_n bytea,
    texts text[] not null,
    codes varchar(3)[],
    cents numeric(5, 2)[],
    counts bigint[] not null unique,
    moods mood[] not null default '{}',
    tags text[],
    waited interval not null,
    nick name,
    letter "char",
    number oid not null,
    manual xml,
    weight double precision not null,
    shorts short[] not null,
    lists shorts,
    moments timestamptz(3)[],
    docs jsonb[],
    spans daterange[],
    boxes box[],
    photos bytea[],
    maps hstore[],
    padded char(3)[],
    waits interval day to minute[] not null default '{}'
);
