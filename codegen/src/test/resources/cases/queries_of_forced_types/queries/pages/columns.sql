select address, span, place, at from pages where span = :span and at >= :since and number = :number;
