create or replace function public.touch() returns trigger language plpgsql as $$
begin
    new.created_at := clock_timestamp();
    return new;
end
$$;
