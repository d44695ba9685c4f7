select id, seen_at from users where seen_at >= :since;
