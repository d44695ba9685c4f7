drop view public.adults;
