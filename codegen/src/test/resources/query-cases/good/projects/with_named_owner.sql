select p.*, owner.* from projects p join users owner on owner.id = p.user_id;
