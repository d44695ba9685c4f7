select id from users where mood = any(:moods) order by id;
