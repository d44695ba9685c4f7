set transaction_isolation = 'repeatable read';
select id, email, subscription_status, created_at, updated_at
from public.users
where id = ?
order by id;
select id, user_id, name, description, created_at, updated_at
from public.projects
where public.projects.user_id = any(array(select id from public.users where id = ?));
select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
from public.cams
where public.cams.project_id = any(array(select id from public.projects
where public.projects.user_id = any(array(select id from public.users where id = ?))))
