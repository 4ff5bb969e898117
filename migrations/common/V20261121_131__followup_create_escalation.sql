create table on_call_duty (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    user_id uuid not null,
    user_name varchar(120) not null,
    place integer not null,
    starts_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    withdrawn_at timestamp(6) with time zone,
    constraint on_call_duty_pk primary key (id),
    constraint on_call_duty_facility_fk foreign key (facility_id) references facility (id),
    constraint on_call_duty_time_ck check (starts_at < ends_at),
    constraint on_call_duty_place_ck check (place between 1 and 3)
);

create index on_call_duty_time_ix on on_call_duty (starts_at, ends_at);

create table escalation (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    contact_id uuid,
    reasons varchar(1000) not null,
    raised_by_name varchar(120) not null,
    -- 1 for the first who is asked; each time nobody answers it grows.
    round integer not null,
    -- Null asks all radiologists.
    for_user_id uuid,
    for_user_name varchar(120),
    answer_by timestamp(6) with time zone not null,
    acknowledged_at timestamp(6) with time zone,
    acknowledged_by_name varchar(120),
    closed_at timestamp(6) with time zone,
    closed_by_name varchar(120),
    outcome varchar(30),
    outcome_text varchar(1000),
    -- The episode while nobody has answered: one unanswered escalation for each, which takes what is added.
    waiting_episode_id uuid,
    constraint escalation_pk primary key (id),
    constraint escalation_facility_fk foreign key (facility_id) references facility (id),
    constraint escalation_patient_fk foreign key (patient_id) references patient (id),
    constraint escalation_episode_fk foreign key (episode_id) references episode (id),
    constraint escalation_contact_fk foreign key (contact_id) references follow_up_contact (id),
    constraint escalation_round_ck check (round >= 1),
    constraint escalation_waiting_ck check (
        (acknowledged_at is null and acknowledged_by_name is null
            and waiting_episode_id is not null and waiting_episode_id = episode_id)
        or (acknowledged_at is not null and acknowledged_by_name is not null and waiting_episode_id is null)),
    constraint escalation_closed_ck check (
        (closed_at is null and closed_by_name is null and outcome is null and outcome_text is null)
        or (acknowledged_at is not null and closed_at is not null and closed_by_name is not null
            and outcome is not null and outcome in
            ('EMERGENCY_DEPARTMENT', 'SEEN_TODAY', 'IMAGING_ORDERED', 'ADVICE_GIVEN', 'NO_ACTION_NEEDED'))),
    constraint escalation_waiting_uk unique (waiting_episode_id)
);

create index escalation_open_ix on escalation (closed_at, answer_by);
create index escalation_episode_ix on escalation (episode_id);
alter table follow_up_change add constraint follow_up_change_escalation_fk
    foreign key (escalation_id) references escalation (id);
