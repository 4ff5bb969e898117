-- What the patient said when asked again: by telephone two days ahead, at the door on the day. A null was not asked.
create table pre_check (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    kind varchar(20) not null,
    pain_at_rest integer,
    pain_on_movement integer,
    -- Comma-separated, because nothing is searched by them; an empty text says that there were none.
    red_flags varchar(200),
    escort boolean,
    escort_name varchar(120),
    doses_as_instructed boolean,
    dose_note varchar(500),
    last_food_at timestamp(6) with time zone,
    last_clear_fluid_at timestamp(6) with time zone,
    remark varchar(500),
    asked_by_name varchar(120) not null,
    constraint pre_check_pk primary key (id),
    constraint pre_check_facility_fk foreign key (facility_id) references facility (id),
    constraint pre_check_patient_fk foreign key (patient_id) references patient (id),
    constraint pre_check_episode_fk foreign key (episode_id) references episode (id),
    constraint pre_check_kind_ck check (kind in ('CALL', 'ARRIVAL')),
    constraint pre_check_rest_ck check (pain_at_rest between 0 and 10),
    constraint pre_check_movement_ck check (pain_on_movement between 0 and 10)
);

create index pre_check_episode_ix on pre_check (episode_id, created_at);
