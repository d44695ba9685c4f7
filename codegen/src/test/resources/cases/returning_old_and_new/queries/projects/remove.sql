-- returns: optional
delete from projects where id = :id returning old.*;
