drop extension citext;
