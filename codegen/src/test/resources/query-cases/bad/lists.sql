-- query: without_types
-- list cams: id, email
insert into users (id, email) select * from unnest(:id, :email);

-- query: no_arrays
-- list cams: id, email
insert into users (id, email) values (:id, :email);

-- query: no_parameters
-- list cams: idd, email
-- list id: email
insert into users (id, email) select * from unnest(:id::text[], :email::text[]);

-- query: twice
-- list cams: id
-- list cams: email
-- list: id
insert into users (id, email) select * from unnest(:id::text[], :email::text[]);

-- query: other_blocks
-- list ids: least, most
select u.* from users u where u.id = any(:least::text[]) /*? most */ and u.id = any(:most::text[]) /*?*/;

-- query: components_of_one_name
-- list ids: a_b, aB
select u.* from users u where u.id in (select * from unnest(:a_b::text[])) and u.id in (select * from unnest(:aB::text[]));

-- query: of_no_type
-- list ids: word
select u.* from users u where u.id in (select w::text from unnest(:word::regclass[]) w);
