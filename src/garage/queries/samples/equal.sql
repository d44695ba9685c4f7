-- Whether a sample has these values, one of each kind of type.
-- returns: one
select array[
    s.small_span = :span, s.spans = :spans, s.waited = :waited, s.months = :months, s.mail = :mail,
    s.labels operator(ext.=) :labels, s.tree operator(ext.=) :tree, s.address = :address, s.network = :network,
    s.via = :via, s.bits = :bits, s.few_bits = :few_bits, s.kind = :kind, s.colour = :colour, s.padded = :padded,
    s.letter = :letter, s.moment = :moment, s.packed = :packed, s.mac = :mac, s.wal = :wal, s.tx = :tx, s.uid = :uid,
    s.photo = :photo, s.kinds = :kinds, s.docs = :docs, s.addresses = :addresses, s.day_spans = :day_spans,
    s.pads = :pads, s.prices = :prices, s.instants = :instants] as equal
from samples s;
