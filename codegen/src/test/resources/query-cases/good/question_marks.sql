select id from users where settings ?| array['a', '?'] and settings @? '$.b' and email <> '?';
