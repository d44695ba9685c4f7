alter type public.point3 add attribute z int;
