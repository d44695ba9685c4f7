-- Arrays and what goes as text, one by one.
select email, counts, kinds, prices, span, address, waited, photo from parts order by email;
