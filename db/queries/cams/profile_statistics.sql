-- How many points the profile of each cam of a project has, and their least and greatest radius in mm.
select c.id, c.name, count(point) as points,
    min((point ->> 'radius')::numeric) as least_radius,
    max((point ->> 'radius')::numeric) as greatest_radius
from cams c
left join lateral jsonb_array_elements(c.profile_points) as profile (point) on true
where c.project_id = :project_id
group by c.id
order by c.id;
