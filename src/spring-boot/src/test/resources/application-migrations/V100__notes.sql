create table notes (
    id      bigint generated always as identity primary key,
    user_id varchar(255) not null references users (id),
    text    text         not null
);
