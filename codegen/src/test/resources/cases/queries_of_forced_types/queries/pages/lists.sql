-- A binding, a name and a converter of what rows read otherwise are for single values.
select address from pages
where address = any(:addresses) and span = any(:spans) and at = any(:times) and number = any(:numbers)
    and place = any(:places::place[]);
