-- Composite types as text, extensions, arrays of ranges.
select address, place, labels, days from nodes order by address;
