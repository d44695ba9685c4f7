-- The id is a text too: it has no type of its own here.
select id from projects where user_id = :user and email = :user;
