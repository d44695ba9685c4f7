create table bookings (
    id     bigint generated always as identity primary key,
    guest  text      not null,
    nights daterange not null,
    constraint bookings_overlap exclude using gist (nights with &&)
);
create table invoices (
    booking_id bigint primary key references bookings (id),
    total      numeric(12, 2) not null,
    constraint invoices_total_check check (total > 0)
);
