-- Whether a sample's values are among these, one of each kind of type.
-- returns: one
select array[
    s.small_span = any(:span), s.spans = any(:spans), s.waited = any(:waited), s.months = any(:months),
    s.mail = any(:mail), s.labels operator(ext.=) any(:labels), s.tree operator(ext.=) any(:tree),
    s.address = any(:address), s.network = any(:network), s.via = any(:via), s.bits = any(:bits),
    s.few_bits = any(:few_bits), s.kind = any(:kind), s.colour = any(:colour), s.padded = any(:padded),
    s.letter = any(:letter), s.moment = any(:moment), s.packed = any(:packed), s.mac = any(:mac), s.wal = any(:wal),
    s.tx = any(:tx), s.uid = any(:uid), s.photo = any(:photo)] as among
from samples s;
