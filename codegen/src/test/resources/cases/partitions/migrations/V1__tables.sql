create table sensors (id integer primary key);

create table measurements (
    sensor_id integer not null references sensors (id),
    at        date    not null,
    value     integer not null,
    note      text,
    constraint value_is_positive check (value > 0),
    primary key (sensor_id, at)
) partition by range (at);
create unique index measurements_note_idx on measurements (at, sensor_id, note);

create table m_2024 partition of measurements for values from ('2024-01-01') to ('2025-01-01');
create table m_2025 partition of measurements for values from ('2025-01-01') to ('2026-01-01')
    partition by list (sensor_id);
create table "m 2025 one" partition of m_2025 for values in (1);
create table m_2025_others partition of m_2025 default;
create table m_others partition of measurements default;
alter table m_2024 add constraint own check (value < 1000);

create table alerts (
    id        integer primary key,
    sensor_id integer not null,
    at        date not null,
    foreign key (sensor_id, at) references measurements (sensor_id, at)
);
