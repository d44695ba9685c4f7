create table "Order Lines" (
    "Line No" integer primary key,
    "unit price" numeric(8, 2) not null,
    "order" text,
    "a""b" text,
    "back\slash" text,
    "naïve" text,
    "1st" text,
    "dollar$" text,
    "{brace}" text,
    "q?" text,
    "$1" text,
    ":name" text,
    constraint "unit price is positive" check ("unit price" > 0),
    constraint "a ""quoted"" name" unique ("a""b")
);

create table "say ""hi""\n" (
    id integer primary key,
    line integer references "Order Lines"
);
