select row(1, 2) as pair;
