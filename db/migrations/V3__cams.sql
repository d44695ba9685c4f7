create table cams (
    id             integer       not null generated always as identity,
    project_id     integer       not null,
    name           varchar(255)  not null,
    cam_type       varchar(50)   not null,
    lift           numeric(5, 2) not null,
    duration       integer       not null,
    profile_points jsonb,
    created_at     timestamptz   not null default now(),
    updated_at     timestamptz   not null default now(),
    constraint cams_pkey primary key (id),
    constraint cams_project_id_fkey foreign key (project_id) references projects (id) on delete cascade,
    constraint cams_cam_type_check check (cam_type in ('intake', 'exhaust'))
);

create index cams_project_id_idx on cams (project_id);

create trigger cams_set_updated_at
    before update on cams
    for each row execute function set_updated_at();

comment on table cams is 'A camshaft of a project: the profile of one row of valves.';
comment on column cams.id is 'Generated.';
comment on column cams.project_id is 'The project it belongs to; deleting the project deletes the cam.';
comment on column cams.name is 'The name that the user gave.';
comment on column cams.cam_type is 'Which valves it opens: intake or exhaust.';
comment on column cams.lift is 'Valve lift in mm, 0.01 mm steps.';
comment on column cams.duration is 'How long the valve stays open, in degrees of crank rotation.';
comment on column cams.profile_points is 'The profile as an array of {"angle": degrees, "radius": mm}; null when not measured.';
comment on column cams.created_at is 'When the row was inserted (UTC).';
comment on column cams.updated_at is 'When the row was last changed (UTC); kept by a trigger.';
