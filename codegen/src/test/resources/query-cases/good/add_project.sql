-- returns: one
insert into projects (user_id, name, budget) values (:user, :name, :budget)
returning id;
