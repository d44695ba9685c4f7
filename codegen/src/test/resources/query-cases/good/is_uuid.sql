-- returns: one
select :id::uuid = :other::uuid as same;
