select id, hours from projects where hours <@ :hours::int4range;
