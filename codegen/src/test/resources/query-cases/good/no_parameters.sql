-- returns: one
select ':a' || $$:b ?$$ || E'\':c?' as text, (array[1, 2, 3])[1:2] as part, 1::bigint as big /* :e ? /* :f */ */; -- :g ?
