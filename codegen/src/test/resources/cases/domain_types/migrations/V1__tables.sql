create schema ext;
create type mood as enum ('good', 'bad');
create domain email as varchar(80) check (value like '%@%');
create domain work_email as email;
-- not a type of its own, but that below is
create domain home_email as email not null;
create domain emails as email[];
create domain amount as numeric(10, 2);
create domain feeling as mood;
create domain profile as jsonb;
create domain score as integer;
create domain string as text;
create domain ext.moment as timestamptz(3);
create domain user_id as uuid;
create domain plain as text;

create table users (
    id         user_id primary key,
    email      email not null unique,
    work       work_email,
    home       home_email,
    others     email[] not null default '{}',
    all_of     emails,
    owes       amount not null default 0,
    mood       feeling,
    profile    profile not null,
    score      score,
    best       score not null,
    text       string,
    seen       ext.moment,
    plain      plain,
    state      plain check (state in ('a', 'b')),
    kind       string check (kind in ('a', 'b'))
);
create table contacts (
    email   email primary key,
    user_id uuid references users (id)
);
create table mails (
    id     integer generated always as identity primary key,
    sender email not null references contacts (email),
    copy   varchar(80) references contacts (email)
);
