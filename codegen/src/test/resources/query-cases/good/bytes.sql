-- returns: one
select sha256(:bytes::bytea) as hash;
