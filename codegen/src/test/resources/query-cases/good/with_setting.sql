select id from users where settings ? :key;
