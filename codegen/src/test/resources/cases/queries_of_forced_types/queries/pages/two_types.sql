select address from pages where address = :uri or other = :uri;
