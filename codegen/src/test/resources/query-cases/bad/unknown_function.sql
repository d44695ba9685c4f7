select lenght(name) as n from projects;
