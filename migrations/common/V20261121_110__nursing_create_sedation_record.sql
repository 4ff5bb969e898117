create table sedation_record (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    protocol_code varchar(20) not null,
    asa_class varchar(3),
    asa_emergency boolean not null,
    mallampati integer,
    last_food_at timestamp(6) with time zone,
    last_clear_fluid_at timestamp(6) with time zone,
    ticked_checks varchar(1000) not null,
    given_by_name varchar(120),
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    signed_by uuid,
    signed_by_name varchar(120),
    signed_at timestamp(6) with time zone,
    open_points_reason varchar(1000),
    constraint sedation_record_pk primary key (id),
    constraint sedation_record_facility_fk foreign key (facility_id) references facility (id),
    constraint sedation_record_patient_fk foreign key (patient_id) references patient (id),
    constraint sedation_record_episode_fk foreign key (episode_id) references episode (id),
    constraint sedation_record_booking_fk foreign key (booking_id) references booking (id),
    constraint sedation_record_booking_uk unique (booking_id),
    constraint sedation_record_asa_ck check (asa_class in ('I', 'II', 'III', 'IV', 'V')),
    constraint sedation_record_mallampati_ck check (mallampati between 1 and 4),
    constraint sedation_record_order_ck check (ended_at is null or (started_at is not null and ended_at >= started_at)),
    constraint sedation_record_signed_ck check ((signed_at is null and signed_by is null and signed_by_name is null)
        or (signed_at is not null and signed_by is not null and signed_by_name is not null))
);

create index sedation_record_patient_ix on sedation_record (patient_id);
create index sedation_record_episode_ix on sedation_record (episode_id);

create table sedation_vitals (
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
    constraint sedation_vitals_pk primary key (id),
    constraint sedation_vitals_facility_fk foreign key (facility_id) references facility (id),
    constraint sedation_vitals_patient_fk foreign key (patient_id) references patient (id),
    constraint sedation_vitals_record_fk foreign key (record_id) references sedation_record (id),
    constraint sedation_vitals_corrects_fk foreign key (corrects_id) references sedation_vitals (id),
    constraint sedation_vitals_corrects_uk unique (corrects_id),
    constraint sedation_vitals_reason_ck check (corrects_id is null or reason is not null),
    constraint sedation_vitals_withdrawn_ck check (not withdrawn or corrects_id is not null),
    constraint sedation_vitals_pressure_ck check (diastolic < systolic),
    constraint sedation_vitals_pain_ck check (pain between 0 and 10)
);

create index sedation_vitals_record_ix on sedation_vitals (record_id, noted_at);
create index sedation_vitals_patient_ix on sedation_vitals (patient_id);

create table sedation_drug (
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
    drug_code varchar(40) not null,
    dose numeric(12, 4) not null,
    dose_unit varchar(20) not null,
    route varchar(20) not null,
    unusual_reason varchar(500),
    constraint sedation_drug_pk primary key (id),
    constraint sedation_drug_facility_fk foreign key (facility_id) references facility (id),
    constraint sedation_drug_patient_fk foreign key (patient_id) references patient (id),
    constraint sedation_drug_record_fk foreign key (record_id) references sedation_record (id),
    constraint sedation_drug_corrects_fk foreign key (corrects_id) references sedation_drug (id),
    constraint sedation_drug_corrects_uk unique (corrects_id),
    constraint sedation_drug_reason_ck check (corrects_id is null or reason is not null),
    constraint sedation_drug_withdrawn_ck check (not withdrawn or corrects_id is not null),
    constraint sedation_drug_dose_ck check (dose > 0)
);

create index sedation_drug_record_ix on sedation_drug (record_id, noted_at);
create index sedation_drug_patient_ix on sedation_drug (patient_id);

create table sedation_event (
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
    event_code varchar(40) not null,
    event_text varchar(1000),
    constraint sedation_event_pk primary key (id),
    constraint sedation_event_facility_fk foreign key (facility_id) references facility (id),
    constraint sedation_event_patient_fk foreign key (patient_id) references patient (id),
    constraint sedation_event_record_fk foreign key (record_id) references sedation_record (id),
    constraint sedation_event_corrects_fk foreign key (corrects_id) references sedation_event (id),
    constraint sedation_event_corrects_uk unique (corrects_id),
    constraint sedation_event_reason_ck check (corrects_id is null or reason is not null),
    constraint sedation_event_withdrawn_ck check (not withdrawn or corrects_id is not null)
);

create index sedation_event_record_ix on sedation_event (record_id, noted_at);
create index sedation_event_patient_ix on sedation_event (patient_id);

-- What was changed in the head of a record, and why: the head itself keeps the last word only.
create table sedation_amendment (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    record_id uuid not null,
    changed varchar(2000) not null,
    reason varchar(500) not null,
    by_name varchar(120) not null,
    constraint sedation_amendment_pk primary key (id),
    constraint sedation_amendment_facility_fk foreign key (facility_id) references facility (id),
    constraint sedation_amendment_patient_fk foreign key (patient_id) references patient (id),
    constraint sedation_amendment_record_fk foreign key (record_id) references sedation_record (id)
);

create index sedation_amendment_record_ix on sedation_amendment (record_id);
create index sedation_amendment_patient_ix on sedation_amendment (patient_id);
