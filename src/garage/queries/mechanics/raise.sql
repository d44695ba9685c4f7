update mechanics set wage = :wage, others = :others where email = :email::email;
