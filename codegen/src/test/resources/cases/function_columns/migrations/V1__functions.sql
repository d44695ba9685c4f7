create table words (id integer primary key, term text not null);

-- columns of one Java name
create function browse(term text) returns table (a_b integer, "aB" text) language sql as 'select 1, term';
create function browse(term text, most integer) returns table (a_b integer, "aB" text, "A_B" integer)
    language sql as 'select 1, term, most';
create function alone() returns table (created_at timestamptz, "createdAt" timestamptz, created_at_2 timestamptz)
    language sql as 'select now(), now(), now()';
create function of_outs(out a_b integer, out "aB" integer) returns setof record language sql as 'select 1, 2';
create function of_outs(a_b integer, inout "aB" integer, out "A_B" integer) returns setof record language sql as 'select 1, 2';

-- attributes of one Java name
create type pair as (a_b integer, "aB" text, "A_B" text);
create function pairs() returns setof pair language sql as 'select 1, null::text, null::text';
create function pairs(n integer) returns setof pair language sql as 'select n, null::text, null::text';
create function one_pair(p pair) returns pair language sql as 'select p';
create table pairs_of_words (id integer primary key);

-- parameters of one Java name
create function two(a_b integer, "aB" integer) returns integer language sql as 'select 1';
create function two(a_b integer, "aB" integer, "A_B" integer) returns integer language sql as 'select 1';
create function outs_of_one_row(out a_b integer, out "aB" integer) language sql as 'select 1, 2';
create procedure both_ways(a_b integer, inout "aB" integer) language sql as 'select 1';
create function rows_of(a_b integer, "aB" integer) returns setof words language sql as 'select * from words';
create function rows_of(a_b text, "aB" integer) returns setof words language sql as 'select * from words';
create function scalars(a_b integer, "aB" integer) returns setof integer language sql as 'select 1';

-- called as what jOOQ's classes have
create function named_as_members(return_value integer, configuration integer, "returnValue" integer) returns integer
    language sql as 'select 1';
create function result() returns table (result integer, "Result" integer, key text, "value" text, "as" text, rename text)
    language sql as 'select 1, 1, null::text, null::text, null::text, null::text';
create function result(result integer) returns table (result_2 integer, call integer, where_ integer)
    language sql as 'select 1, 1, 1';

create function variables(f integer, p integer, result integer, configuration integer, "this" integer, field integer)
    returns integer language sql as 'select 1';
create function variables_of_rows(f integer, p integer, configuration integer, field integer, dsl integer, alias integer)
    returns setof words language sql as 'select * from words';
create procedure variables_of_a_procedure(f integer, inout p integer, out result integer, configuration integer)
    language sql as 'select 1, 1';

-- types, domains and functions of one Java name
create type "Pair" as (a integer);
create domain short_text as text;
create domain "shortText" as varchar(10);
create table texts (id integer primary key, a short_text, b "shortText");
create function "Two"(a integer) returns integer language sql as 'select 1';
create function "rowsOf"(a_b integer) returns setof words language sql as 'select * from words';
