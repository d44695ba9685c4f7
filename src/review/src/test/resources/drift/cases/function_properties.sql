create or replace function public.twice(n int) returns int language sql stable security definer return n * 3;
