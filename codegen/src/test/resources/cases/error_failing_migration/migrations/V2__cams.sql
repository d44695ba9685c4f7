-- cams of a user
create table cams (
    id integer primary key,
    user_id integr not null
);
