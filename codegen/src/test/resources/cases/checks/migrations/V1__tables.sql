create domain word as varchar(20);

create table parcels (
    id          integer primary key,
    state       text not null check (state in ('packed', 'on the way', 'it''s there')),
    parcel_size varchar(10) check (parcel_size in ('s', 'm', 'l')),
    carrier     text not null check (carrier = 'post'),
    insurer     varchar(20) not null check (insurer = 'acme') default 'acme',
    route       word check (route in ('land', 'sea')),
    "Way"       text check ("Way" in ('up', 'down')),
    more        text check (more = any (array['x', 'y'])),
    grade       text constraint a_length check (length(grade) < 3) constraint b_values check (grade in ('a', 'b')),
    -- what must stay text
    weight      text check (weight > 'a' and weight < 'z'),
    late        text,
    sign        text check (sign in ('+', '-')),
    spelled     text check (spelled in ('in use', 'in-use')),
    kind        text check (kind in ('type', 'other')),
    kept        text check (kept in ('this', 'that')),
    empty       text check (empty in ('', 'full')),
    either      text check (either in ('a', 'b') or either like 'c%'),
    nothing     text check (nothing is null or nothing in ('a', 'b')),
    padded      char(3) check (padded in ('abc', 'def')),
    back        text check (back in ('a\b', 'c')),
    level       integer check (level in (1, 2)),
    a           text,
    b           text,
    check (a in ('x', 'y') and b in ('x', 'y'))
);

alter table parcels add constraint parcels_late check (late in ('yes', 'no')) not valid;
