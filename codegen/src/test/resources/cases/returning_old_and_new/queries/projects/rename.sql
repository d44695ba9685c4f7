-- Both are there when a row is updated.
update projects set name = :name where id = :id returning old.*, new.*;
