create function public.twice(n bigint) returns bigint language sql immutable return n * 2;
drop procedure public.noop();
drop aggregate public.add_up(int);
