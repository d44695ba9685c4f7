create table "{columns}" (
    "{rows}"        integer primary key,
    "{assignments}" text not null,
    "{columns}"     text,
    "values {rows}" text,
    "${column}"     text
);
