select pg_notify('a', :payload) as told;
