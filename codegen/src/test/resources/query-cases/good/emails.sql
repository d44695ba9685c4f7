-- returns: many
select email from users order by email;
