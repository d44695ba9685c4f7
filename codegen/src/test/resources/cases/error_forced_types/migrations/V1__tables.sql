create table pages (id uuid not null primary key, span int4range, price numeric(9, 2), odd text, at timestamptz, flag integer);
