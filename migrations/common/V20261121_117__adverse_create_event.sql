create table adverse_event (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid,
    source varchar(10) not null,
    kind_code varchar(40) not null,
    kind_text varchar(500),
    occurred_at timestamp(6) with time zone not null,
    detected_at timestamp(6) with time zone,
    scheme varchar(12) not null,
    grade varchar(4) not null,
    causality varchar(20) not null,
    preventability varchar(30),
    action_taken varchar(1000) not null,
    outcome varchar(1000),
    reporter varchar(120) not null,
    written_by_name varchar(120) not null,
    written_at timestamp(6) with time zone not null,
    withdrawn_at timestamp(6) with time zone,
    withdrawn_by_name varchar(120),
    withdrawn_reason varchar(500),
    constraint adverse_event_pk primary key (id),
    constraint adverse_event_facility_fk foreign key (facility_id) references facility (id),
    constraint adverse_event_patient_fk foreign key (patient_id) references patient (id),
    constraint adverse_event_episode_fk foreign key (episode_id) references episode (id),
    constraint adverse_event_booking_fk foreign key (booking_id) references booking (id),
    constraint adverse_event_source_ck check (source in ('NOTE', 'RECOVERY', 'CALL', 'OTHER')),
    constraint adverse_event_scheme_ck check (scheme in ('SIR_2017', 'CIRSE_2017', 'CIRSE_2026')),
    constraint adverse_event_causality_ck check (causality in ('NOT_CAUSED', 'UNKNOWN', 'CAUSED')),
    constraint adverse_event_detected_ck check (detected_at >= occurred_at),
    constraint adverse_event_withdrawn_ck check (
        (withdrawn_at is null and withdrawn_by_name is null and withdrawn_reason is null)
        or (withdrawn_at is not null and withdrawn_by_name is not null and withdrawn_reason is not null))
);

create index adverse_event_episode_ix on adverse_event (episode_id, occurred_at);
create index adverse_event_booking_ix on adverse_event (booking_id);

-- What an event said before it was corrected. Rows are added and never changed.
create table adverse_event_revision (
    id uuid not null,
    event_id uuid not null,
    revision_number integer not null,
    kind_code varchar(40) not null,
    kind_text varchar(500),
    occurred_at timestamp(6) with time zone not null,
    detected_at timestamp(6) with time zone,
    scheme varchar(12) not null,
    grade varchar(4) not null,
    causality varchar(20) not null,
    preventability varchar(30),
    action_taken varchar(1000) not null,
    outcome varchar(1000),
    reporter varchar(120) not null,
    written_by_name varchar(120) not null,
    written_at timestamp(6) with time zone not null,
    replaced_at timestamp(6) with time zone not null,
    replaced_by_name varchar(120) not null,
    replaced_reason varchar(500) not null,
    constraint adverse_event_revision_pk primary key (id),
    constraint adverse_event_revision_event_fk foreign key (event_id) references adverse_event (id),
    constraint adverse_event_revision_number_uk unique (event_id, revision_number)
);
