create table "a?b:c$1" (
    "id?"          integer primary key,
    ":name"        text,
    "$2"           text unique,
    "it's"         text,
    "three""""""x" text,
    "*/"           text,
    "\u0022;"      text,
    "ends with "" " text,
    "new
line"         text,
    "blank 
at end"       text,
    "-- comment"   text,
    "/* comment"   text,
    "ünïcödé"      text,
    "日本"          text,
    "select"       text,
    "user"         text,
    "sixty_three_bytes_long_name_of_a_column_xxxxxxxxxxxxxxxxxxxxxxx" text,
    "a.b"          text,
    "%s {0} $T $L $$" text
);

create table "日本語" (id integer primary key, "a?b" integer references "a?b:c$1");
create table sixty_three_bytes_long_name_of_a_table_xxxxxxxxxxxxxxxxxxxxxxxxx (id integer primary key);
create table "Upper" (id integer primary key, "Id2" text, "ID3" text);
create table "end */ of a comment" (id integer primary key, constraint "*/ \u0022 ?" check (id > 0));
create table "日本" (id integer primary key, "日本" text);
create table "1st" ("1st" integer primary key);
