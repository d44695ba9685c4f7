select id, mood from users where mood = :mood;
