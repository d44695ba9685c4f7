update bikes set lender = :lender where id = :id;
