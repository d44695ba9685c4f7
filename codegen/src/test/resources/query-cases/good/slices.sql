select tags[:i] as tag, tags[:i:2] as some, tags[1:(:n)] as first, tags[:2] as two from users where id = :id;
