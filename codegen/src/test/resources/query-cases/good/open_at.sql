select id, hours from projects where hours @> :hour::integer;
