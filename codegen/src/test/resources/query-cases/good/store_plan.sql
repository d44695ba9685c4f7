-- nullable: plan
insert into users (id, email, plan) values (:id, :email, coalesce(:plan, 'free'))
on conflict (id) do update set plan = coalesce(:plan, users.plan);
