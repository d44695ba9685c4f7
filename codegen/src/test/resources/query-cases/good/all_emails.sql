-- returns: stream
select email from users order by email;
