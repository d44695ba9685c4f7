select :table::regclass::text as name;
