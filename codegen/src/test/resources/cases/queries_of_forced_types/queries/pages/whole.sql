select p.* from pages p where p.address = :address;
