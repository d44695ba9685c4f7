alter type public.mood add value 'fine' before 'happy';
