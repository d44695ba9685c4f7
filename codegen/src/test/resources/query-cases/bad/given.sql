select :a::text as a;
