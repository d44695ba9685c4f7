select 1;
do $$ begin commit; end $$;
