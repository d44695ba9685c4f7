select id, settings from users where settings @> :part::jsonb;
