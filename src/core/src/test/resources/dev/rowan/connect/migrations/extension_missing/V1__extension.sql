create extension no_such_thing;
