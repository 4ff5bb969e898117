-- A draft of a day or a week. Nothing in it is booked until it is published.
create table plan_draft (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    from_day date not null,
    to_day date not null,
    including_waiting boolean not null,
    -- Ids of the waiting episodes it is limited to; empty for all.
    only_episodes varchar(4000) not null,
    state varchar(20) not null,
    run_id uuid not null,
    started_at timestamp(6) with time zone not null,
    -- Written every few seconds while a server works on it: silence means that the server is gone.
    heartbeat_at timestamp(6) with time zone not null,
    stop_requested boolean not null,
    best_cost bigint,
    start_cost bigint,
    pin_changes integer not null,
    unplaced_before integer not null,
    unplaced_after integer not null,
    rules_version varchar(60) not null,
    published_at timestamp(6) with time zone,
    published_by varchar(120),
    constraint plan_draft_pk primary key (id),
    constraint plan_draft_facility_fk foreign key (facility_id) references facility (id),
    constraint plan_draft_days_ck check (from_day <= to_day),
    constraint plan_draft_state_ck check (state in ('SOLVING', 'READY', 'PUBLISHED', 'DISCARDED'))
);

create index plan_draft_days_ix on plan_draft (from_day, to_day);

create table plan_term (
    draft_id uuid not null,
    term varchar(20) not null,
    amount_before bigint not null,
    amount_after bigint not null,
    cost_before bigint not null,
    cost_after bigint not null,
    constraint plan_term_pk primary key (draft_id, term),
    constraint plan_term_draft_fk foreign key (draft_id) references plan_draft (id)
);

create table plan_placement (
    id uuid not null,
    draft_id uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid,
    booking_version bigint,
    minutes integer not null,
    operator_id uuid not null,
    sedation_provider_id uuid,
    from_start timestamp(6) with time zone,
    from_room_id uuid,
    to_start timestamp(6) with time zone,
    to_room_id uuid,
    overtime_minutes integer not null,
    movable boolean not null,
    pinned boolean not null,
    reasons varchar(1000) not null,
    makes_room_for varchar(4000) not null,
    constraint plan_placement_pk primary key (id),
    constraint plan_placement_draft_fk foreign key (draft_id) references plan_draft (id),
    constraint plan_placement_patient_fk foreign key (patient_id) references patient (id),
    constraint plan_placement_episode_fk foreign key (episode_id) references episode (id),
    constraint plan_placement_booking_fk foreign key (booking_id) references booking (id),
    constraint plan_placement_kept_ck check (booking_id is null or to_start is not null)
);

create index plan_placement_draft_ix on plan_placement (draft_id);
