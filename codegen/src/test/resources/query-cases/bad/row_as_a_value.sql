select u as who, 1 as n from users u;
