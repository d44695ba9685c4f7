create or replace view public.adults as select u.id, u.name from public.users u where u.age >= 21;
