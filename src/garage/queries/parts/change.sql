-- Sets what can be null, to null too.
-- returns: rows
-- nullable: photo, waited, span, counts, kinds
update parts set photo = :photo, waited = :waited, span = :span, counts = :counts, kinds = :kinds where email = :email;
