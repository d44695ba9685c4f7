insert into prices (id, valid, price) values (1000, '[2024-01-01,2024-02-01)', 1);
