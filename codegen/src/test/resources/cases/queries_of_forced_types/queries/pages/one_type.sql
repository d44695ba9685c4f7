select address from pages where address = :uri or link = :uri;
