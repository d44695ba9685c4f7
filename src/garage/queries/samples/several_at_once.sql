-- Gives back what it is given, one of each kind of type.
-- list values: text, kind, moment, uid, photo, packed, price, tree, address, day, flag
-- nullable: text, kind, moment, uid, photo, packed, price, tree, address, day, flag
select v.*
from unnest(:text::text[], :kind::engine_kind[], :moment::timestamptz[], :uid::uuid[], :photo::bytea[], :packed::jsonb[],
    :price::numeric[], :tree::ext.ltree[], :address::inet[], :day::date[], :flag::boolean[])
    as v (text, kind, moment, uid, photo, packed, price, tree, address, day, flag);
