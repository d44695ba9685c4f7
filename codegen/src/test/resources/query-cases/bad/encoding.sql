select 'ä' as a;
