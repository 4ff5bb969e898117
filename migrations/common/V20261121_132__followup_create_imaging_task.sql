-- Somebody has to look for a new fracture.
create table imaging_task (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    contact_id uuid,
    cause varchar(20) not null,
    finding varchar(500) not null,
    rule_version varchar(20) not null,
    state varchar(20) not null,
    closed_at timestamp(6) with time zone,
    closed_by_name varchar(120),
    remark varchar(1000),
    -- The episode while the task is open: one at a time.
    open_episode_id uuid,
    constraint imaging_task_pk primary key (id),
    constraint imaging_task_facility_fk foreign key (facility_id) references facility (id),
    constraint imaging_task_patient_fk foreign key (patient_id) references patient (id),
    constraint imaging_task_episode_fk foreign key (episode_id) references episode (id),
    constraint imaging_task_contact_fk foreign key (contact_id) references follow_up_contact (id),
    constraint imaging_task_cause_ck check (cause in ('PAIN_ROSE', 'OTHER_LEVEL')),
    constraint imaging_task_state_ck check (
        (state = 'OPEN' and closed_at is null and closed_by_name is null
            and open_episode_id is not null and open_episode_id = episode_id)
        or (state in ('DONE', 'DISMISSED') and closed_at is not null and closed_by_name is not null
            and remark is not null and open_episode_id is null)),
    constraint imaging_task_open_uk unique (open_episode_id)
);

create index imaging_task_episode_ix on imaging_task (episode_id);
create index imaging_task_state_ix on imaging_task (state, created_at);
