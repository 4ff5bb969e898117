-- When each step of a case was reached; one row is one step, as corrected last.
create table case_milestone (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    milestone varchar(20) not null,
    reached_at timestamp(6) with time zone not null,
    recorded_by_name varchar(120) not null,
    constraint case_milestone_pk primary key (id),
    constraint case_milestone_facility_fk foreign key (facility_id) references facility (id),
    constraint case_milestone_patient_fk foreign key (patient_id) references patient (id),
    constraint case_milestone_episode_fk foreign key (episode_id) references episode (id),
    constraint case_milestone_booking_fk foreign key (booking_id) references booking (id),
    constraint case_milestone_once_uk unique (booking_id, milestone),
    constraint case_milestone_ck check (milestone in ('ARRIVED', 'PRE_CHECK', 'IN_ROOM', 'TIME_OUT', 'SEDATION',
        'ACCESS', 'CEMENT', 'OUT', 'RECOVERY', 'DISCHARGED'))
);

-- What a step said before. It only grows; a step that was taken back has no new time.
create table milestone_correction (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    milestone varchar(20) not null,
    old_at timestamp(6) with time zone not null,
    new_at timestamp(6) with time zone,
    reason varchar(500) not null,
    by_name varchar(120) not null,
    constraint milestone_correction_pk primary key (id),
    constraint milestone_correction_facility_fk foreign key (facility_id) references facility (id),
    constraint milestone_correction_patient_fk foreign key (patient_id) references patient (id),
    constraint milestone_correction_episode_fk foreign key (episode_id) references episode (id),
    constraint milestone_correction_booking_fk foreign key (booking_id) references booking (id),
    constraint milestone_correction_change_ck check (new_at is null or new_at <> old_at)
);

create index milestone_correction_booking_ix on milestone_correction (booking_id, created_at);

-- Two people, one patient, one answer: confirmed once.
create table time_out (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    first_name varchar(120) not null,
    second_name varchar(120) not null,
    technique varchar(30) not null,
    vertebral_levels varchar(120) not null,
    numbering_method varchar(200) not null,
    -- As the two read it; later changes of plan, imaging, consent or authorisation must not rewrite it.
    differences varchar(2000),
    justification varchar(2500),
    confirmed_at timestamp(6) with time zone not null,
    recorded_by_name varchar(120) not null,
    constraint time_out_pk primary key (id),
    constraint time_out_facility_fk foreign key (facility_id) references facility (id),
    constraint time_out_patient_fk foreign key (patient_id) references patient (id),
    constraint time_out_episode_fk foreign key (episode_id) references episode (id),
    constraint time_out_booking_fk foreign key (booking_id) references booking (id),
    constraint time_out_booking_uk unique (booking_id),
    constraint time_out_two_people_ck check (lower(first_name) <> lower(second_name)),
    constraint time_out_answered_ck check (differences is null or justification is not null)
);
