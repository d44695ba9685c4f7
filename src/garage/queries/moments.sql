-- Gives back what it is given.
-- returns: one
select :at::timestamptz as at, :day::date as day, :id::uuid as id, :json::jsonb as json, :wait::interval as wait, :bytes::bytea as bytes, :exactly::numeric(5, 2) as exactly;
