select id, born from users where born = :day;
