create table words (
    id   integer primary key,
    term text not null
);
create view long_words as select id, term from words where length(term) > 10;
create type color as enum ('red');
create schema elsewhere;
create type elsewhere.color as enum ('red');

-- overloaded
create function browse(term text) returns table (id integer, found text)
    language sql as 'select 1, term';
create function browse(term text, most integer) returns table (id integer, found text, rank integer)
    language sql as 'select 1, term, most';
create function browse(term bigint) returns setof words language sql as 'select * from words';
create function browse(terms text[]) returns setof words language sql as 'select * from words';
create function browse(c color) returns setof words language sql as 'select * from words';
create function browse(c elsewhere.color) returns setof words language sql as 'select * from words';
create function browse() returns setof integer language sql as 'select 1';
create function "Browse"(a integer, out b integer, inout c integer) returns setof record language sql as 'select 1, 2';
create function anything(a anyelement) returns setof anyelement language sql as 'select a';
create function anything(a anyarray, b integer) returns setof anyelement language sql as 'select a[b]';
create function mixed(a integer) returns setof words language sql as 'select * from words';
create function mixed(a integer, b integer) returns integer language sql as 'select 1';

-- called like a table or a view
create function words(term text) returns setof words language sql as 'select * from words';
create function words(term text, most integer) returns table (other integer) language sql as 'select 1';
create function long_words() returns table (x integer) language sql as 'select 1';
create function "Words"(term text) returns setof words language sql as 'select * from words';

-- called like what Java has
create function "class"() returns table (x integer) language sql as 'select 1';
create function "static"(a integer) returns setof integer language sql as 'select 1';
create function "static"(a integer, b integer) returns setof integer language sql as 'select 1';
create function "new"() returns integer language sql as 'select 1';
create function "new"(a integer) returns integer language sql as 'select 1';
create function "object"() returns setof words language sql as 'select * from words';
create function record() returns setof words language sql as 'select * from words';
create procedure "void"(a integer) language sql as 'select 1';
