create or replace view public.adults with (security_barrier) as select u.id, u.name, u.mail from public.users u where u.age >= 18;
