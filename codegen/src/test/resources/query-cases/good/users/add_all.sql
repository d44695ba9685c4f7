-- Adds users, each with what it needs.
-- returns: rows
-- list users: id, email, plan, mood, born, tags
insert into users (id, email, plan, mood, born, tags)
select u.id, u.email, u.plan, u.mood, u.born, string_to_array(u.tags, ',')
from unnest(:id::text[], :email::text[], :plan::text[], :mood::mood[], :born::date[], :tags::text[])
    as u (id, email, plan, mood, born, tags);
