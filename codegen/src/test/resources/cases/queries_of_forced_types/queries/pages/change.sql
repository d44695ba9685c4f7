-- nullable: link, span, place, code
update pages set link = :link, span = :span, place = :place, code = :code, number = :number where address = :address;
