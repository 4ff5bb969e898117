create table imaging_study (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    modality varchar(20) not null,
    performed_on date not null,
    accession varchar(60),
    viewer_url varchar(500),
    level_numbering_method varchar(500),
    study_comment varchar(2000),
    constraint imaging_study_pk primary key (id),
    constraint imaging_study_facility_fk foreign key (facility_id) references facility (id),
    constraint imaging_study_patient_fk foreign key (patient_id) references patient (id),
    constraint imaging_study_episode_fk foreign key (episode_id) references episode (id),
    constraint imaging_study_modality_ck check (modality in
        ('MRI', 'CT', 'RADIOGRAPH', 'SPECT_CT', 'BONE_SCAN', 'DXA'))
);

create index imaging_study_episode_ix on imaging_study (episode_id, performed_on);

create table imaging_finding (
    id uuid not null,
    study_id uuid not null,
    vertebral_level varchar(3) not null,
    acuity varchar(20) not null,
    oedema boolean,
    height_loss_percent numeric(5, 1),
    shape varchar(20) not null,
    genant_grade integer,
    of_class varchar(3),
    posterior_wall_intact boolean,
    retropulsion_mm numeric(5, 1),
    canal_compromise_percent numeric(5, 1),
    cleft boolean,
    kyphotic_angle_degrees numeric(5, 1),
    constraint imaging_finding_pk primary key (id),
    constraint imaging_finding_study_fk foreign key (study_id) references imaging_study (id),
    constraint imaging_finding_level_uk unique (study_id, vertebral_level),
    constraint imaging_finding_height_loss_ck check (height_loss_percent between 0 and 100),
    constraint imaging_finding_genant_ck check (genant_grade between 0 and 3)
);

create table lab_result (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    loinc varchar(10) not null,
    result_value numeric(12, 4) not null,
    unit varchar(30) not null,
    collected_at timestamp(6) with time zone not null,
    origin varchar(10) not null,
    source_system varchar(200),
    source_id varchar(200),
    constraint lab_result_pk primary key (id),
    constraint lab_result_facility_fk foreign key (facility_id) references facility (id),
    constraint lab_result_patient_fk foreign key (patient_id) references patient (id),
    constraint lab_result_source_uk unique (source_system, source_id),
    constraint lab_result_origin_ck check (origin in ('MANUAL', 'IMPORT'))
);

create index lab_result_patient_ix on lab_result (patient_id, loinc, collected_at);

create table medication_hold (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    drug varchar(40) not null,
    indication varchar(500),
    dose_regime varchar(20),
    medication_id uuid,
    state varchar(20) not null,
    rule_version varchar(20) not null,
    crcl_used numeric(6, 1),
    required_last_dose timestamp(6) with time zone,
    reported_last_dose timestamp(6) with time zone,
    restart_plan varchar(1000),
    instruction_note varchar(1000),
    approved_by uuid,
    approved_by_name varchar(120),
    approved_at timestamp(6) with time zone,
    confirmed_by_name varchar(120),
    confirmed_at timestamp(6) with time zone,
    waived_by_name varchar(120),
    waived_at timestamp(6) with time zone,
    waiver_reason varchar(1000),
    constraint medication_hold_pk primary key (id),
    constraint medication_hold_facility_fk foreign key (facility_id) references facility (id),
    constraint medication_hold_patient_fk foreign key (patient_id) references patient (id),
    constraint medication_hold_episode_fk foreign key (episode_id) references episode (id),
    constraint medication_hold_drug_uk unique (episode_id, drug),
    constraint medication_hold_state_ck check (state in
        ('NOT_REVIEWED', 'INSTRUCTED', 'CONFIRMED', 'VIOLATED', 'WAIVED')),
    constraint medication_hold_approval_ck check (state in ('NOT_REVIEWED', 'WAIVED') or approved_by is not null),
    constraint medication_hold_waiver_ck check (state <> 'WAIVED' or waiver_reason is not null)
);

create table consent (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    status varchar(20) not null,
    signed_at timestamp(6) with time zone,
    consent_language varchar(20),
    taken_by varchar(120),
    vertebral_levels varchar(120) not null,
    constraint consent_pk primary key (id),
    constraint consent_facility_fk foreign key (facility_id) references facility (id),
    constraint consent_patient_fk foreign key (patient_id) references patient (id),
    constraint consent_episode_fk foreign key (episode_id) references episode (id),
    constraint consent_episode_uk unique (episode_id),
    constraint consent_status_ck check (status in ('NOT_ASKED', 'SIGNED', 'REFUSED', 'WITHDRAWN')),
    constraint consent_signed_ck check (status <> 'SIGNED' or signed_at is not null)
);

create table gate_waiver (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    gate varchar(30) not null,
    reason varchar(1000) not null,
    waived_by_name varchar(120) not null,
    constraint gate_waiver_pk primary key (id),
    constraint gate_waiver_facility_fk foreign key (facility_id) references facility (id),
    constraint gate_waiver_patient_fk foreign key (patient_id) references patient (id),
    constraint gate_waiver_episode_fk foreign key (episode_id) references episode (id),
    constraint gate_waiver_gate_uk unique (episode_id, gate)
);
