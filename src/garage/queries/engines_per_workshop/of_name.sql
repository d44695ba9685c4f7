-- A row of a view.
-- returns: one
select v.* from engines_per_workshop v where v.name = :name;
