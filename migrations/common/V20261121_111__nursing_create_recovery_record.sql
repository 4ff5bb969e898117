create table recovery_record (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    arrived_at timestamp(6) with time zone not null,
    ambulated_at timestamp(6) with time zone,
    escort_present boolean,
    escort_name varchar(120),
    instructions_given_at timestamp(6) with time zone,
    instructions_language varchar(20),
    outcome varchar(20),
    discharged_at timestamp(6) with time zone,
    constraint recovery_record_pk primary key (id),
    constraint recovery_record_facility_fk foreign key (facility_id) references facility (id),
    constraint recovery_record_patient_fk foreign key (patient_id) references patient (id),
    constraint recovery_record_episode_fk foreign key (episode_id) references episode (id),
    constraint recovery_record_booking_fk foreign key (booking_id) references booking (id),
    constraint recovery_record_booking_uk unique (booking_id),
    constraint recovery_record_outcome_ck check (outcome in ('SAME_DAY', 'OVERNIGHT')),
    constraint recovery_record_discharged_ck check ((outcome is null and discharged_at is null)
        or (outcome is not null and discharged_at is not null and discharged_at >= arrived_at)),
    constraint recovery_record_instructions_ck check (instructions_given_at is null or instructions_language is not null)
);

create index recovery_record_patient_ix on recovery_record (patient_id);
create index recovery_record_episode_ix on recovery_record (episode_id);

create table recovery_check (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    record_id uuid not null,
    noted_at timestamp(6) with time zone not null,
    corrects_id uuid,
    withdrawn boolean not null,
    reason varchar(500),
    by_name varchar(120) not null,
    systolic integer,
    diastolic integer,
    heart_rate integer,
    respiratory_rate integer,
    spo2 integer,
    etco2 integer,
    pain integer,
    depth integer,
    left_strength varchar(20),
    left_sensation varchar(20),
    right_strength varchar(20),
    right_sensation varchar(20),
    neurology_text varchar(500),
    puncture_site varchar(20),
    puncture_text varchar(500),
    aldrete_movement integer,
    aldrete_breathing integer,
    aldrete_pressure integer,
    aldrete_wakefulness integer,
    aldrete_oxygen integer,
    padss_vitals integer,
    padss_walking integer,
    padss_nausea integer,
    padss_pain integer,
    padss_bleeding integer,
    constraint recovery_check_pk primary key (id),
    constraint recovery_check_facility_fk foreign key (facility_id) references facility (id),
    constraint recovery_check_patient_fk foreign key (patient_id) references patient (id),
    constraint recovery_check_record_fk foreign key (record_id) references recovery_record (id),
    constraint recovery_check_corrects_fk foreign key (corrects_id) references recovery_check (id),
    constraint recovery_check_corrects_uk unique (corrects_id),
    constraint recovery_check_reason_ck check (corrects_id is null or reason is not null),
    constraint recovery_check_withdrawn_ck check (not withdrawn or corrects_id is not null),
    constraint recovery_check_pressure_ck check (diastolic < systolic),
    constraint recovery_check_pain_ck check (pain between 0 and 10),
    constraint recovery_check_aldrete_ck check ((aldrete_movement is null or aldrete_movement between 0 and 2)
        and (aldrete_breathing is null or aldrete_breathing between 0 and 2)
        and (aldrete_pressure is null or aldrete_pressure between 0 and 2)
        and (aldrete_wakefulness is null or aldrete_wakefulness between 0 and 2)
        and (aldrete_oxygen is null or aldrete_oxygen between 0 and 2)),
    constraint recovery_check_padss_ck check ((padss_vitals is null or padss_vitals between 0 and 2)
        and (padss_walking is null or padss_walking between 0 and 2)
        and (padss_nausea is null or padss_nausea between 0 and 2)
        and (padss_pain is null or padss_pain between 0 and 2)
        and (padss_bleeding is null or padss_bleeding between 0 and 2))
);

create index recovery_check_record_ix on recovery_check (record_id, noted_at);
create index recovery_check_patient_ix on recovery_check (patient_id);

create table neurology_acknowledgement (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    check_id uuid not null,
    told_whom varchar(120) not null,
    decision varchar(1000) not null,
    by_name varchar(120) not null,
    constraint neurology_acknowledgement_pk primary key (id),
    constraint neurology_acknowledgement_facility_fk foreign key (facility_id) references facility (id),
    constraint neurology_acknowledgement_patient_fk foreign key (patient_id) references patient (id),
    constraint neurology_acknowledgement_check_fk foreign key (check_id) references recovery_check (id),
    constraint neurology_acknowledgement_check_uk unique (check_id)
);

create index neurology_acknowledgement_patient_ix on neurology_acknowledgement (patient_id);

-- Every decision about discharge, the taken-back ones too; the record itself keeps the last word.
create table recovery_decision (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    record_id uuid not null,
    outcome varchar(20),
    decided_at timestamp(6) with time zone not null,
    reason_code varchar(40),
    reason varchar(1000),
    unmet varchar(500) not null,
    overridden boolean not null,
    by_name varchar(120) not null,
    constraint recovery_decision_pk primary key (id),
    constraint recovery_decision_facility_fk foreign key (facility_id) references facility (id),
    constraint recovery_decision_patient_fk foreign key (patient_id) references patient (id),
    constraint recovery_decision_record_fk foreign key (record_id) references recovery_record (id),
    constraint recovery_decision_outcome_ck check (outcome in ('SAME_DAY', 'OVERNIGHT')),
    constraint recovery_decision_overridden_ck check (not overridden or reason is not null),
    constraint recovery_decision_reopened_ck check (outcome is not null or reason is not null),
    constraint recovery_decision_overnight_ck check (outcome is null or outcome <> 'OVERNIGHT' or reason_code is not null),
    constraint recovery_decision_home_ck check (outcome is null or outcome <> 'SAME_DAY' or unmet = '' or overridden)
);

create index recovery_decision_record_ix on recovery_decision (record_id);
create index recovery_decision_patient_ix on recovery_decision (patient_id);
