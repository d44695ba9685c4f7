select id from projects where id = 'x'::text;
