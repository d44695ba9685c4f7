-- retruns: one
select 1 as one;
