-- The runtime has a method of this name, which a date and a text would be an overload of.
select u.* from users u where u.born = :born and u.email = :email;
