-- returns: lots
select 1 as one;
